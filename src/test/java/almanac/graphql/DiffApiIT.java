package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diffs and the filters of owners, as readers of several rights see them. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DiffApiIT {
  private static final String DIFF =
      "query ($slug: ID!, $from: Int!, $to: Int!) { diff(slug: $slug, from: $from, to: $to) {"
          + " from to clauses { id kinds before { id } after { id } heading { kind } text { kind"
          + " text } } figures { path item before after clause } } }";
  private static final String CHANGED =
      "query ($slug: ID!, $number: Int!, $other: Int) { version(slug: $slug, number: $number) {"
          + " changedFrom(number: $other) { from to clauses { kinds } figures { path } } } }";
  private static final String CREATE =
      "mutation ($slug: ID!, $text: String!) { createDraft(input: {slug: $slug, kind: POLICY,"
          + " text: $text}) { number } }";

  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();
  private final Api agent = api.as("agent");

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  private static List<JsonObject> list(JsonObject of, String name) {
    return of.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  @Test
  void diff_tellsClausesAndFigures_toWhoeverMayReadBoth() {
    JsonObject diff =
        agent.data(DIFF, "slug", "alpha-rule", "from", 1, "to", 3).getJsonObject("diff");
    assertThat(diff.getInt("from")).isEqualTo(1);
    assertThat(diff.getInt("to")).isEqualTo(3);
    assertThat(list(diff, "figures"))
        .extracting(f -> f.getString("path"))
        .contains("effective.from");
    JsonObject back =
        agent.data(DIFF, "slug", "alpha-rule", "from", 3, "to", 1).getJsonObject("diff");
    assertThat(list(back, "figures")).hasSameSizeAs(list(diff, "figures"));
    JsonObject none =
        agent.data(DIFF, "slug", "alpha-rule", "from", 2, "to", 2).getJsonObject("diff");
    assertThat(none).hasToString("{\"from\":2,\"to\":2,\"clauses\":[],\"figures\":[]}");
  }

  @Test
  void changedFrom_isAgainstTheOneBefore_andTheFirstIsAddedAsAWhole() {
    JsonObject second = changed(agent, "slug", "alpha-rule", "number", 2);
    assertThat(second.getInt("from")).isEqualTo(1);
    assertThat(changed(agent, "slug", "alpha-rule", "number", 3, "other", 1).getInt("from"))
        .isEqualTo(1);
    JsonObject first = changed(agent, "slug", "alpha-rule", "number", 1);
    assertThat(first.isNull("from")).isTrue();
    assertThat(list(first, "clauses")).isNotEmpty().allMatch(c -> c.toString().contains("ADDED"));
  }

  private static JsonObject changed(Api as, Object... variables) {
    return as.data(CHANGED, variables).getJsonObject("version").getJsonObject("changedFrom");
  }

  // zeta-rule 2 was withdrawn, vip-only is for others, the others do not exist.
  @ParameterizedTest
  @CsvSource({
    "zeta-rule, 1, 2",
    "zeta-rule, 2, 1",
    "vip-only, 1, 1",
    "alpha-rule, 1, 77",
    "no-such, 1, 2",
    "alpha-rule, -1, 2147483647"
  })
  void whatIsNotForTheReader_isNotFound_likeWhatIsNotThere(String slug, int from, int to) {
    Reply reply = agent.post(DIFF, "slug", slug, "from", from, "to", to);
    assertThat(reply.code()).isEqualTo("NOT_FOUND");
    assertThat(reply.errors().getJsonObject(0).getString("message"))
        .isEqualTo("There is no such version, or it is not for you.");
  }

  @Test
  void withdrawnAndDrafts_areComparedForThoseWhoMayReadThem() {
    assertThat(api.post(DIFF, "slug", "zeta-rule", "from", 1, "to", 2).errors()).isEmpty();
    Api editor = api.as("editor");
    editor.data(CREATE, "slug", "diff-api", "text", draft("一", "三十"));
    editor.data(CREATE, "slug", "diff-api", "text", draft("二", "六十"));
    JsonObject changed = changed(editor, "slug", "diff-api", "number", 2);
    assertThat(changed.getInt("from")).isEqualTo(1);
    assertThat(changed.toString()).contains("CHANGED").contains("title");
    assertThat(editor.data(DIFF, "slug", "diff-api", "from", 1, "to", 2).toString())
        .contains("{\"kind\":\"DELETED\",\"text\":\"三十\"},{\"kind\":\"INSERTED\",\"text\":\"六十\"}");
    assertThat(agent.post(DIFF, "slug", "diff-api", "from", 1, "to", 2).code())
        .isEqualTo("NOT_FOUND");
  }

  private static String draft(String title, String days) {
    return "---\ntitle: 第" + title + "稿\n---\n\n## 正文 {#one}\n\n" + days + "天。\n";
  }

  @Test
  void filtersOfOwners_areHeededByListsChangesAndSearchAlike() {
    String all = "{ search(query: \"还款\", first: 50) { edges { node { owner reviewBy } } } }";
    JsonObject some =
        list(agent.data(all).getJsonObject("search"), "edges").stream()
            .map(e -> e.getJsonObject("node"))
            .filter(n -> !n.isNull("reviewBy"))
            .findFirst()
            .orElseThrow();
    String owner = some.getString("owner");
    String day = LocalDate.parse(some.getString("reviewBy")).plusDays(1).toString();
    String filter = "filter: {owner: \"" + owner + "\", reviewBefore: \"" + day + "\"}";
    String nodes = " { edges { node { slug owner reviewBy } } } ";
    JsonObject found =
        agent.data(
            "{ documents(first: 100, "
                + filter
                + ")"
                + nodes
                + "search(query: \"还款\", first: 50, "
                + filter
                + ")"
                + nodes
                + "}");
    for (String field : List.of("documents", "search")) {
      assertThat(list(found.getJsonObject(field), "edges"))
          .as(field)
          .isNotEmpty()
          .allSatisfy(e -> {
            JsonObject node = e.getJsonObject("node");
            assertThat(node.getString("owner")).isEqualTo(owner);
            assertThat(node.getString("reviewBy")).isLessThan(day);
          });
    }
    String days = "from: \"2000-01-01\", until: \"2040-01-01\"";
    String nobody = "(filter: {owner: \"nobody\"}";
    String cursors = ") { edges { cursor } } ";
    assertThat(
            agent.data(
                "{ documents"
                    + nobody
                    + cursors
                    + "search"
                    + nobody
                    + ", query: \"还款\""
                    + cursors
                    + "suggest"
                    + nobody
                    + ", prefix: \"还\") { text } changes"
                    + nobody
                    + cursors
                    + "inForceChanges"
                    + nobody
                    + ", "
                    + days
                    + cursors
                    + "}"))
        .hasToString(
            "{\"documents\":{\"edges\":[]},\"search\":{\"edges\":[]},\"suggest\":[],"
                + "\"changes\":{\"edges\":[]},\"inForceChanges\":{\"edges\":[]}}");
    assertThat(
            agent.post("{ documents(filter: {reviewBefore: \"9999-01-01\"})" + nodes + "}").code())
        .isEqualTo("BAD_REQUEST");
  }
}
