package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.time.Timeline.Span;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Histories;
import almanac.testing.HistoryFiles;
import almanac.testing.Knowledge;
import almanac.testing.TimelineOracle;
import almanac.testing.TimelineOracle.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching on the index that follows the journal, by day and by moment of knowledge. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SearchApiIT {
  private static final String TODAY = "2026-11-22";
  private static final String ALL_STATES = "\"inForce\": [\"IN_FORCE\", \"LAPSED\", \"UPCOMING\"]";
  private static final String GOOD = "\"tags\": [\"good\"]";
  private static final String SEARCH =
      """
      query ($q: String!, $filter: DocumentFilter, $asOf: Date, $knownAt: DateTime, $first: Int,
          $after: String) {
        search(query: $q, filter: $filter, asOf: $asOf, knownAt: $knownAt, first: $first,
            after: $after) {
          edges {
            cursor matchedBy clause { id heading text } highlights { part clause fragment }
            node { slug title inForce { state since until } version { number } }
          }
          pageInfo { hasNextPage hasPreviousPage endCursor }
          totalCount
        }
      }
      """;

  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();
  private SortedMap<String, List<Span>> histories;

  @BeforeEach
  void knowledgeIsThere() {
    histories = knowledge.ready();
  }

  private JsonObject search(String query, String filter, @Nullable Object asOf) {
    return search(query, filter, asOf, null);
  }

  private JsonObject search(
      String query, String filter, @Nullable Object asOf, @Nullable Object knownAt) {
    JsonValue read = Api.json("{" + filter + "}");
    return api.data(
            SEARCH, "q", query, "filter", read, "asOf", asOf, "knownAt", knownAt, "first", 100)
        .getJsonObject("search");
  }

  /** The hits, each such as {@code alpha-rule 3 IN_FORCE}, best first. */
  private static List<String> hits(JsonObject page) {
    return page.getJsonArray("edges").stream()
        .map(e -> e.asJsonObject().getJsonObject("node"))
        .map(n ->
            n.getString("slug")
                + " "
                + n.getJsonObject("version").getInt("number")
                + " "
                + n.getJsonObject("inForce").getString("state"))
        .toList();
  }

  @Test
  void search_byTitle_findsItFirstWithItsClauseAndMarks() {
    JsonObject page = search("阿尔法分期办法", GOOD, TODAY);
    JsonObject best = page.getJsonArray("edges").getJsonObject(0);

    assertThat(hits(page).getFirst()).isEqualTo("alpha-rule 3 IN_FORCE");
    assertThat(best.getString("matchedBy")).isEqualTo("TEXT");
    assertThat(best.getJsonArray("highlights").getJsonObject(0).toString())
        .isEqualTo("{\"part\":\"TITLE\",\"clause\":null,\"fragment\":\"<em>阿尔法分期办法</em>\"}");
  }

  @Test
  void search_forWordsOfAClause_namesTheClause() {
    JsonObject best = search("仍有还款意愿的持卡人", GOOD, TODAY).getJsonArray("edges").getJsonObject(0);

    assertThat(best.getJsonObject("node").getString("slug")).isEqualTo("alpha-rule");
    assertThat(best.getJsonObject("clause").toString())
        .isEqualTo(
            """
            {"id":"who","heading":"适用对象",\
            "text":"欠款超出还款能力而仍有还款意愿的持卡人，见贝塔方案。"}\
            """);
    assertThat(best.getJsonArray("highlights").toString()).contains("<em>仍有还款意愿的持卡人</em>，见贝塔方案。");
  }

  @ParameterizedTest
  @CsvSource({
    "60期, alpha-rule 3 IN_FORCE",
    "六十期, alpha-rule 3 IN_FORCE",
    "60 期, alpha-rule 3 IN_FORCE",
    "最長６０期, alpha-rule 3 IN_FORCE",
    "第70条, alpha-rule 3 IN_FORCE",
    "停息挂账, alpha-rule 3 IN_FORCE",
    "最多可以分几年还, alpha-rule 3 IN_FORCE",
    "持卡人身故, gamma-case 1 IN_FORCE",
    "德尔塔, delta-relief 1 LAPSED",
  })
  void search_inTheWordsOfAnAgent_findsTheDocument(String query, String hit) {
    assertThat(hits(search(query, GOOD, TODAY))).first().isEqualTo(hit);
  }

  @Test
  void search_onADay_findsTheTextOfThatDay() {
    assertThat(hits(search("阿尔法", GOOD, "2024-06-01"))).first().isEqualTo("alpha-rule 1 IN_FORCE");
    assertThat(hits(search("阿尔法", GOOD, "2025-06-01"))).first().isEqualTo("alpha-rule 3 IN_FORCE");
    // The words of version 1 are no more found on a day on which version 3 holds.
    assertThat(hits(search("三十六期", "\"kinds\": [\"POLICY\"], " + GOOD, "2024-06-01")))
        .containsExactly("alpha-rule 1 IN_FORCE", "zeta-rule 1 IN_FORCE");
    assertThat(hits(search("三十六期", "\"kinds\": [\"POLICY\"], " + GOOD, "2025-06-01")))
        .containsExactly("zeta-rule 1 IN_FORCE");
  }

  @Test
  void search_knownBeforeACorrection_findsTheWrongText() {
    assertThat(hits(search("阿尔法", GOOD, "2025-06-01", "2025-01-03T00:59:59.999999Z")))
        .first()
        .isEqualTo("alpha-rule 2 IN_FORCE");
    assertThat(hits(search("泽塔误发", GOOD, "2024-06-01", "2024-05-01T00:00:00Z")))
        .containsExactly("zeta-rule 2 IN_FORCE");
    assertThat(hits(search("误发", GOOD, "2024-06-01"))).isEmpty();
  }

  @Test
  void search_lapsed_isFoundWithItsState_unlessOnlyInForceIsAskedFor() {
    assertThat(hits(search("临时纾困", GOOD, TODAY))).containsExactly("delta-relief 1 LAPSED");
    assertThat(hits(search("临时纾困", GOOD, "2023-06-30"))).containsExactly("delta-relief 1 IN_FORCE");
    assertThat(hits(search("临时纾困", "\"inForce\": [\"IN_FORCE\"], " + GOOD, TODAY))).isEmpty();
  }

  @Test
  void search_upcoming_isFoundOnlyByAskingForIt_orForALaterDay() {
    assertThat(hits(search("艾普西隆", GOOD, TODAY))).isEmpty();
    assertThat(hits(search("艾普西隆", "\"inForce\": [\"UPCOMING\"], " + GOOD, TODAY)))
        .containsExactly("epsilon-notice 1 UPCOMING");
    assertThat(hits(search("艾普西隆", GOOD, "2098-12-31"))).isEmpty();
    assertThat(hits(search("艾普西隆", GOOD, "2099-01-01")))
        .containsExactly("epsilon-notice 1 IN_FORCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"秘字", "贵宾", "秘字贵宾条款只给贵宾组看", "秘字原文", "原先人人可看", "西塔", "待审个案", "尚待审核"})
  void search_forWhatIsNotForThisReader_findsAndCountsNothing(String query) {
    for (String day : List.of("2024-06-01", "2024-12-01", TODAY, "2099-01-01")) {
      for (String filter : List.of(GOOD, GOOD + ", " + ALL_STATES)) {
        JsonObject page = search(query, filter, day);
        assertThat(page.getJsonArray("edges").toString()).doesNotContain("vip-", "theta-draft");
        assertThat(page.getJsonArray("edges").toString()).doesNotContain("秘字", "第二版");
        assertThat(page.getInt("totalCount")).isEqualTo(page.getJsonArray("edges").size());
      }
    }
    assertThat(search(query, "\"kinds\": [\"POLICY\"], " + GOOD, TODAY).getInt("totalCount"))
        .isZero();
  }

  @Test
  void search_asked200TimesAtRandom_answersAsTheOracle() {
    Histories random = Histories.ofSeed("search", 20261128);
    List<String> slugs = List.copyOf(histories.keySet());
    String filter = ALL_STATES + ", \"tags\": [\"" + HistoryFiles.TAG + "\"]";
    for (int i = 0; i < 200; i++) {
      String slug = random.oneOf(slugs);
      LocalDate asOf = random.oneOf(Histories.days());
      Instant knownAt = random.oneOf(Histories.moments());
      @Nullable Answer right =
          TimelineOracle.governing(Objects.requireNonNull(histories.get(slug)), asOf, knownAt);
      JsonObject page = search(HistoryFiles.word(slug), filter, asOf, knownAt);
      assertThat(hits(page))
          .as("%s as of %s known at %s: %s", slug, asOf, knownAt, histories.get(slug))
          .isEqualTo(
              right == null
                  ? List.of()
                  : List.of(slug + " " + right.number() + " " + right.state()));
      assertThat(page.getInt("totalCount")).isEqualTo(right == null ? 0 : 1);
    }
  }

  @Test
  void search_pagedToTheEnd_isOneBigPage() {
    JsonObject all = search("信用卡分期还款", "", TODAY);
    int total = all.getInt("totalCount");
    List<String> expected = hits(all);
    List<String> paged = new ArrayList<>();
    @Nullable String after = null;
    JsonObject page;
    do {
      page =
          api.data(SEARCH, "q", "信用卡分期还款", "asOf", TODAY, "first", 7, "after", after)
              .getJsonObject("search");
      paged.addAll(hits(page));
      assertThat(page.getInt("totalCount")).isEqualTo(total);
      after = page.getJsonObject("pageInfo").getString("endCursor");
    } while (page.getJsonObject("pageInfo").getBoolean("hasNextPage"));

    assertThat(expected).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    assertThat(paged).isEqualTo(expected).hasSize(total);
  }

  @Test
  void search_fromTheMiddleOfAPage_goesOnBehindThatHit() {
    JsonObject all = search("信用卡分期还款", "", TODAY);
    String third = all.getJsonArray("edges").getJsonObject(2).getString("cursor");
    JsonObject rest =
        api.data(
                SEARCH,
                "q",
                "信用卡分期还款",
                "filter",
                Api.json("{}"),
                "asOf",
                TODAY,
                "first",
                2,
                "after",
                third)
            .getJsonObject("search");

    assertThat(hits(rest)).isEqualTo(hits(all).subList(3, 5));
  }

  @Test
  void cursor_ofAnotherQuestion_isRefused() {
    String cursor = search("分期", "", TODAY).getJsonObject("pageInfo").getString("endCursor");
    String list =
        api.data("{ documents(first: 1) { pageInfo { endCursor } } }")
            .getJsonObject("documents")
            .getJsonObject("pageInfo")
            .getString("endCursor");

    for (String[] other :
        new String[][] {
          {"还款", TODAY, cursor}, {"分期", "2024-06-01", cursor}, {"分期", TODAY, list},
          {"分期", TODAY, ""}, {"分期", TODAY, cursor + "A"}, {"分期", TODAY, "中文"},
        }) {
      Api.Reply reply = api.post(SEARCH, "q", other[0], "asOf", other[1], "after", other[2]);
      assertThat(reply.errors()).as("%s", List.of(other)).hasSize(1);
      assertThat(reply.errors().getJsonObject(0).getJsonObject("extensions").getString("code"))
          .isEqualTo("BAD_REQUEST");
      assertThat(reply.errors().getJsonObject(0).getString("message"))
          .isEqualTo("The cursor in after does not come from this search.");
    }
  }

  @Test
  void search_markingWhatWasTyped_escapesAllElse() {
    JsonObject page = search("<em>阿尔法</em>&", GOOD, TODAY);

    assertThat(page.getJsonArray("edges").toString())
        .contains("<em>阿尔法</em>")
        .doesNotContain("<em><em>", "&lt;em");
  }

  @ParameterizedTest
  @CsvSource({
    "停息挂账最多分几年, card-measures-2011",
    "信用卡套现五万以上, malicious-overdraft",
    "家属说持卡人去世, cardholder-death",
    "個性化分期還款, card-measures-2011",
    "几点以后不能打电话催收, collection-conduct",
  })
  void search_inTheRealContent_findsItAmongTheFirstFive(String query, String slug) {
    assertThat(hits(search(query, "", TODAY)).stream().limit(5))
        .anyMatch(hit -> hit.startsWith(slug + " "));
  }
}
