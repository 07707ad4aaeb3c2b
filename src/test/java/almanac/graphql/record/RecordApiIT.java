package almanac.graphql.record;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Documents;
import almanac.document.Viewer;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.record.Acknowledgement;
import almanac.record.Acknowledgements;
import almanac.record.ReadReport;
import almanac.record.ReadReports;
import almanac.record.Reader;
import almanac.record.Readers;
import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledging, what is to be read and who has read it, over GraphQL. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RecordApiIT {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String ACKNOWLEDGE =
      "mutation ($slug: ID!, $number: Int!, $hash: String!) { acknowledge(slug: $slug, number:"
          + " $number, contentHash: $hash) { reader slug number contentHash at } }";
  private static final String REPORT =
      "query ($slug: ID!) { readReport(slug: $slug) { slug number since readCount unreadCount"
          + " read(first: 100) { edges { node { reader number at } } }"
          + " unread(first: 100) { edges { node { name roles groups } } } } }";
  private static final String VERSION =
      "query ($slug: ID!) { version(slug: $slug, number: 1) { contentHash acknowledged } }";

  @Inject Desk desk;
  @Inject Documents documents;
  @Inject Readers readers;
  @Inject Acknowledgements acknowledgements;
  @Inject ReadReports reports;
  @Inject EntityManager database;

  private final Api agent = Api.ofTest().as("agent");
  private final Api lead = Api.ofTest().as("lead");
  private final String slug = "record-api-" + NEXT.incrementAndGet();

  private String publish(int number, VersionContent content) {
    desk.publish(slug, number, content);
    return documents
        .version(slug, number, new Viewer("test", Set.of("vip", slug), Set.of(Role.AUDITOR)))
        .orElseThrow()
        .contentHash();
  }

  private String publish(int number, String... audience) {
    return publish(number, Contents.policy("记录" + number, audience));
  }

  private Reply acknowledge(Api api, int number, String hash) {
    return api.post(ACKNOWLEDGE, "slug", slug, "number", number, "hash", hash);
  }

  private List<String> toRead(Api api) {
    List<String> slugs = new ArrayList<>();
    @Nullable String after = null;
    boolean more = true;
    while (more) {
      JsonObject page =
          api.data(
                  "query ($after: String) { toRead(first: 40, after: $after) { edges { number since"
                      + " node { slug } } pageInfo { hasNextPage endCursor } } }",
                  "after",
                  after)
              .getJsonObject("toRead");
      page.getJsonArray("edges").getValuesAs(JsonObject.class).stream()
          .map(e ->
              e.getJsonObject("node").getString("slug")
                  + " "
                  + e.getInt("number")
                  + " "
                  + e.getString("since"))
          .filter(line -> line.startsWith(slug + " "))
          .forEach(slugs::add);
      more = page.getJsonObject("pageInfo").getBoolean("hasNextPage");
      after = more ? page.getJsonObject("pageInfo").getString("endCursor") : null;
    }
    return slugs;
  }

  private JsonObject report(Api api) {
    return api.data(REPORT, "slug", slug).getJsonObject("readReport");
  }

  @Test
  void reader_acknowledges_andIsAskedNoMore_untilTheSubstanceChanges() {
    String hash = publish(1);
    assertThat(toRead(agent)).containsExactly(slug + " 1 1990-01-01");
    JsonObject said =
        acknowledge(agent, 1, hash).json().getJsonObject("data").getJsonObject("acknowledge");
    assertThat(said.getString("reader")).isEqualTo("agent");
    assertThat(said.getString("contentHash")).isEqualTo(hash);
    assertThat(toRead(agent)).isEmpty();
    assertThat(agent.data(VERSION, "slug", slug).getJsonObject("version").getString("acknowledged"))
        .isEqualTo(said.getString("at"));
    publish(2);
    assertThat(toRead(agent)).hasSize(1).first().asString().startsWith(slug + " 2 20");
  }

  @Test
  void acknowledgingTwice_keepsTheFirstTime() {
    String hash = publish(1);
    Reply first = acknowledge(agent, 1, hash);
    assertThat(acknowledge(agent, 1, hash).body()).isEqualTo(first.body());
    assertThat(first.errors()).isEmpty();
  }

  @Test
  void othersReading_isForLeadsAdminsAndAuditors_andNobodySeesItElse() {
    String hash = publish(1);
    Api.ofTest().as("editor").data("{ viewer { name } }");
    assertThat(acknowledge(agent, 1, hash).errors()).isEmpty();
    for (String account : List.of("lead", "admin", "auditor")) {
      JsonObject report = report(Api.ofTest().as(account));
      assertThat(report.getInt("readCount")).isEqualTo(1);
      assertThat(report.getJsonObject("read").toString()).contains("\"reader\":\"agent\"");
      assertThat(report.getJsonObject("unread").toString())
          .contains("\"name\":\"editor\"")
          .doesNotContain("\"agent\"");
    }
    for (String account : List.of("agent", "editor", "approver")) {
      assertThat(Api.ofTest().as(account).post(REPORT, "slug", slug).code()).isEqualTo("FORBIDDEN");
    }
    for (String account : List.of("editor", "lead", "admin", "insider")) {
      Api other = Api.ofTest().as(account);
      assertThat(other.data(VERSION, "slug", slug).getJsonObject("version").get("acknowledged"))
          .isEqualTo(JsonValue.NULL);
      assertThat(toRead(other)).hasSize(1);
    }
  }

  @Test
  void restrictedDocument_isForItsReadersAlone_alsoInTheRecord() {
    String hash = publish(1, "vip");
    Reply refused = acknowledge(agent, 1, hash);
    assertThat(refused.code()).isEqualTo("NOT_FOUND");
    assertThat(refused.body())
        .isEqualTo(
            agent.post(ACKNOWLEDGE, "slug", "no-such-text", "number", 1, "hash", hash).body());
    assertThat(toRead(agent)).isEmpty();
    assertThat(lead.post(REPORT, "slug", slug).body())
        .isEqualTo(lead.post(REPORT, "slug", "no-such-text").body());
    assertThat(lead.post(REPORT, "slug", slug).code()).isEqualTo("NOT_FOUND");
    Api insider = Api.ofTest().as("insider");
    assertThat(toRead(insider)).hasSize(1);
    JsonObject before = report(insider);
    // Only those may read it who are in the group, so nobody else is missed.
    assertThat(before.getJsonObject("unread").toString())
        .contains("\"insider\"")
        .doesNotContain("\"agent\"", "\"lead\"");
    assertThat(acknowledge(insider, 1, hash).errors()).isEmpty();
    assertThat(report(insider).getInt("readCount")).isEqualTo(1);
  }

  @Test
  void tool_understandsNothing() {
    String hash = publish(1);
    String secret =
        Api.ofTest()
            .as("admin")
            .data("mutation { createApiKey(input: {name: \"" + slug + "\"}) { secret } }")
            .getJsonObject("createApiKey")
            .getString("secret");
    Api tool = Api.ofTest().with("X-API-Key", secret);
    assertThat(acknowledge(tool, 1, hash).code()).isEqualTo("FORBIDDEN");
    assertThat(tool.post("{ toRead { edges { number } } }").code()).isEqualTo("FORBIDDEN");
    tool.data("{ viewer { name } }");
    assertThat(report(lead).toString()).doesNotContain("tool:" + slug);
  }

  @Test
  void anotherText_isStale_andSaysWhy() {
    String first = publish(1);
    publish(2);
    Reply reply = acknowledge(agent, 2, first);
    assertThat(reply.code()).isEqualTo("STALE");
    assertThat(reply.body()).contains("The text you read is not the text of version 2.");
    assertThat(toRead(agent)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, NOT_FOUND",
    "-1, NOT_FOUND",
    "2, NOT_FOUND",
    "2147483647, NOT_FOUND",
  })
  void numberOfNoVersion_isNotFound(int number, String code) {
    String hash = publish(1);
    assertThat(acknowledge(agent, number, hash).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\u0000", "\ud83d", "ffffffffffffffff"})
  void hashOfNothing_isStale(String hash) {
    publish(1);
    assertThat(acknowledge(agent, 1, hash).errors()).hasSize(1);
    assertThat(acknowledge(agent, 1, hash).code()).isIn("STALE", "BAD_REQUEST");
    assertThat(toRead(agent)).hasSize(1);
  }

  @Test
  void hugeHash_isStale_andNotSaidBack() {
    String hash = publish(1);
    Reply reply = acknowledge(agent, 1, hash.repeat(10_000));
    assertThat(reply.code()).isEqualTo("STALE");
    assertThat(reply.body()).hasSizeLessThan(500);
    assertThat(acknowledge(agent, 1, hash.toUpperCase(java.util.Locale.ROOT)).code())
        .isEqualTo("STALE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "A", "a'; drop table acknowledgement; --", "a/../b"})
  void slugOfNothing_isNotFound(String bad) {
    Reply said = agent.post(ACKNOWLEDGE, "slug", bad, "number", 1, "hash", "x");
    assertThat(said.code()).isIn("NOT_FOUND", "BAD_REQUEST");
    assertThat(lead.post(REPORT, "slug", bad).code()).isIn("NOT_FOUND", "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toRead(first: 0)", "toRead(first: 101)", "toRead(after: \"x\")"})
  void pageThatIsNone_isABadRequest(String field) {
    assertThat(agent.post("{ " + field + " { edges { number } } }").code())
        .isEqualTo("BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"read(first: 0)", "read(first: 101)", "read(after: \"x\")", "unread(first: -1)"})
  void pageOfAReportThatIsNone_isABadRequest(String field) {
    publish(1);
    String query = "{ readReport(slug: \"" + slug + "\") { " + field + " { edges { cursor } } } }";
    assertThat(lead.post(query).code()).isEqualTo("BAD_REQUEST");
  }

  @Test
  void draft_cannotBeAcknowledged_evenByWhoMayReadIt() {
    Api editor = Api.ofTest().as("editor");
    JsonObject draft =
        editor
            .data(
                "mutation ($slug: ID!) { createDraft(input: {slug: $slug, kind: POLICY, text:"
                    + " \"---\\ntitle: 草稿\\n---\\n\"}) { contentHash } }",
                "slug",
                slug)
            .getJsonObject("createDraft");
    assertThat(acknowledge(editor, 1, draft.getString("contentHash")).code())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void withdrawnVersion_countsForNothing_andIsAcknowledgedNoMore() {
    String first = publish(1);
    String second = publish(2);
    assertThat(acknowledge(agent, 2, second).errors()).isEmpty();
    assertThat(toRead(agent)).isEmpty();
    desk.withdraw(slug, 2);
    assertThat(toRead(agent)).hasSize(1).first().asString().startsWith(slug + " 1 ");
    assertThat(acknowledge(agent, 2, second).code()).isEqualTo("NOT_FOUND");
    assertThat(acknowledge(Api.ofTest().as("auditor"), 2, second).code()).isEqualTo("WRONG_STATE");
    assertThat(acknowledge(agent, 1, first).errors()).isEmpty();
    assertThat(toRead(agent)).isEmpty();
    desk.withdraw(slug, 1);
    assertThat(lead.post(REPORT, "slug", slug).code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void readerWhoHasLongNotCome_isForgotten_butNotWhatHeSaid() {
    Viewer gone = reader("gone");
    Viewer done = reader("done");
    String hash = publish(1, slug);
    readers.saw(gone);
    acknowledgements.acknowledge(slug, 1, hash, done);
    assertThat(unread()).containsExactly(gone.name());
    age(gone.name(), 89);
    assertThat(unread()).containsExactly(gone.name());
    age(gone.name(), 91);
    age(done.name(), 91);
    assertThat(unread()).isEmpty();
    assertThat(report().read()).extracting(Acknowledgement::reader).containsExactly(done.name());
    // Whoever is noted next takes those along who have not come.
    readers.saw(reader("new"));
    assertThat(kept(gone.name())).isZero();
    assertThat(unread()).containsExactly(slug + "-new");
  }

  @Test
  void readerIsKeptAsHeWasLast_withTheHour() {
    Viewer before = reader("moved");
    publish(1, slug);
    readers.saw(before);
    readers.saw(new Viewer(before.name(), Set.of("elsewhere"), Set.of(Role.EDITOR)));
    assertThat(unread()).isEmpty();
    readers.saw(before);
    assertThat(report().unread()).extracting(Reader::person).containsExactly(before);
  }

  private Viewer reader(String name) {
    return new Viewer(slug + "-" + name, Set.of(slug), Set.of(Role.AGENT));
  }

  private ReadReport report() {
    Viewer viewer = new Viewer("lead", Set.of(slug, "vip"), Set.of(Role.TEAM_LEAD));
    return reports.of(slug, documents.moment(null, null, viewer), viewer);
  }

  private List<String> unread() {
    return report().unread().stream().map(r -> r.person().name()).toList();
  }

  private void age(String name, int days) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            database
                .createNativeQuery(
                    "update reader set seen_at = now() - cast(?1 as interval) where name = ?2")
                .setParameter(1, days + " days")
                .setParameter(2, name)
                .executeUpdate());
  }

  private long kept(String name) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            ((Number)
                    database
                        .createNativeQuery("select count(*) from reader where name = ?1")
                        .setParameter(1, name)
                        .getSingleResult())
                .longValue());
  }
}
