package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.time.Timeline.Span;
import almanac.testing.Api;
import almanac.testing.Api.Reply;
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

/** Reading documents: every question names its day, so that no passing date turns it red. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DocumentApiIT {
  private static final String STANDING =
      """
      query ($slug: ID!, $asOf: Date, $knownAt: DateTime) {
        document(slug: $slug, asOf: $asOf, knownAt: $knownAt) {
          version { number } inForce { state since from until }
        }
      }
      """;
  private static final String LIST =
      """
      query ($filter: DocumentFilter, $asOf: Date, $first: Int, $after: String) {
        documents(filter: $filter, asOf: $asOf, first: $first, after: $after) {
          edges { cursor node { slug } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
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

  /** Such as {@code IN_FORCE 2 since 2024-01-01 until null}; {@code nothing} for null. */
  private String standing(String slug, @Nullable Object asOf, @Nullable Object knownAt) {
    JsonObject data = api.data(STANDING, "slug", slug, "asOf", asOf, "knownAt", knownAt);
    if (data.isNull("document")) {
      return "nothing";
    }
    JsonObject document = data.getJsonObject("document");
    JsonObject inForce = document.getJsonObject("inForce");
    return "%s %d since %s until %s"
        .formatted(
            inForce.getString("state"),
            document.getJsonObject("version").getInt("number"),
            inForce.getString("since", "null"),
            inForce.getString("until", "null"));
  }

  @Test
  void document_onADay_isTheVersionOfThatDay() {
    assertThat(standing("alpha-rule", "2024-12-31", null))
        .isEqualTo("IN_FORCE 1 since 2024-01-01 until 2025-01-01");
    assertThat(standing("alpha-rule", "2025-01-01", null))
        .isEqualTo("IN_FORCE 3 since 2025-01-01 until null");
    assertThat(standing("alpha-rule", null, null))
        .isEqualTo("IN_FORCE 3 since 2025-01-01 until null");
  }

  @Test
  void document_knownBeforeItsCorrection_isTheWrongTextThatWasSeen() {
    assertThat(standing("alpha-rule", "2025-06-01", "2025-01-03T00:59:59.999999Z"))
        .isEqualTo("IN_FORCE 2 since 2025-01-01 until null");
    assertThat(standing("alpha-rule", "2025-06-01", "2025-01-03T01:00:00Z"))
        .isEqualTo("IN_FORCE 3 since 2025-01-01 until null");
  }

  @Test
  void document_afterItsLastText_hasLapsedAndStillAnswers() {
    assertThat(standing("delta-relief", "2023-06-30", null))
        .isEqualTo("IN_FORCE 1 since 2023-01-01 until 2023-07-01");
    assertThat(standing("delta-relief", "2024-01-01", null))
        .isEqualTo("LAPSED 1 since 2023-07-01 until 2023-07-01");
  }

  @Test
  void document_beforeItsFirstDay_isUpcoming() {
    assertThat(standing("epsilon-notice", "2026-11-22", null))
        .isEqualTo("UPCOMING 1 since null until null");
    assertThat(standing("epsilon-notice", "2099-01-01", null))
        .isEqualTo("IN_FORCE 1 since 2099-01-01 until null");
    assertThat(standing("epsilon-notice", "2099-01-01", "2026-05-31T00:00:00Z"))
        .isEqualTo("nothing");
  }

  @Test
  void document_withdrawn_uncoversWhatLayBefore() {
    assertThat(standing("zeta-rule", "2024-06-01", null))
        .isEqualTo("IN_FORCE 1 since 2024-01-01 until null");
    assertThat(standing("zeta-rule", "2024-06-01", "2024-05-03T01:59:59.999999Z"))
        .isEqualTo("IN_FORCE 2 since 2024-05-01 until null");
    assertThat(standing("zeta-rule", "2024-06-01", "2024-05-03T02:00:00Z"))
        .isEqualTo("IN_FORCE 1 since 2024-01-01 until null");
  }

  @Test
  void document_asked200TimesAtRandom_answersAsTheOracle() {
    Histories random = Histories.ofSeed("documents", 20261127);
    List<String> slugs = List.copyOf(histories.keySet());
    for (int i = 0; i < 200; i++) {
      String slug = random.oneOf(slugs);
      LocalDate asOf = random.oneOf(Histories.days());
      Instant knownAt = random.oneOf(Histories.moments());
      @Nullable Answer right =
          TimelineOracle.governing(Objects.requireNonNull(histories.get(slug)), asOf, knownAt);
      assertThat(standing(slug, asOf, knownAt))
          .as("%s as of %s known at %s: %s", slug, asOf, knownAt, histories.get(slug))
          .startsWith(right == null ? "nothing" : right.state() + " " + right.number() + " ");
    }
  }

  @Test
  void document_withAllItsParts_saysWhatTheFileSays() {
    JsonObject policy =
        api.data(
                """
                { document(slug: "alpha-rule", asOf: "2024-06-30") {
                    __typename id kind title summary aliases heardAs reviewOverdue reviewBy sample
                    products regions tags owner effective { from until }
                    sources { authority title number article date }
                    clauses { id heading markdown text }
                    card { can { text clause means { term } } cannot { text } ask { text } say { text } }
                    ... on Policy { authority number figures { name value unit clause } }
                } }
                """)
            .getJsonObject("document");

    assertThat(policy.toString())
        .isEqualTo(
            """
            {"__typename":"Policy","id":"alpha-rule","kind":"POLICY","title":"阿尔法分期办法",\
            "summary":"协商分期最长三十六期。","aliases":["阿尔法办法"],"heardAs":["停息挂账"],\
            "reviewOverdue":false,"reviewBy":"2025-06-30","sample":false,\
            "products":["credit-card"],"regions":[],"tags":["good"],\
            "owner":"asset-protection-policy","effective":{"from":"2024-01-01","until":null},\
            "sources":[{"authority":"示例监管机构","title":"示例办法","number":"示例令第1号",\
            "article":"第七十条","date":"2024-01-01"}],\
            "clauses":[{"id":"term","heading":"最长期限","markdown":"协商分期最长三十六期，按月计算。",\
            "text":"协商分期最长三十六期，按月计算。"},{"id":"who","heading":"适用对象",\
            "markdown":"欠款超出还款能力而仍有还款意愿的持卡人。",\
            "text":"欠款超出还款能力而仍有还款意愿的持卡人。"}],\
            "card":{"can":[{"text":"最长36期","clause":"term","means":null}],"cannot":[],\
            "ask":[{"text":"每月能还多少"}],"say":[]},\
            "authority":"示例监管机构","number":"示例令第1号",\
            "figures":[{"name":"max-periods","value":36,"unit":"month","clause":"term"}]}\
            """);
  }

  @Test
  void review_pastItsDay_isOverdueOnThatDayOnly() {
    String document =
        "query ($d: Date) { document(slug: \"alpha-rule\", asOf: $d) { reviewOverdue } }";

    assertThat(api.data(document, "d", "2024-12-31").toString()).contains("false");
    // Version 3 names no day of review.
    assertThat(api.data(document, "d", "2026-12-31").toString()).contains("false");
    String earlier = document.replace("asOf: $d", "asOf: $d, knownAt: \"2024-01-01T00:00:00Z\"");
    assertThat(api.data(earlier, "d", "2025-06-30").toString()).contains("false");
    assertThat(api.data(earlier, "d", "2025-07-01").toString()).contains("true");
  }

  @Test
  void figureOfAnotherDocument_followsTheDayAskedFor() {
    String document =
        """
        query ($d: Date, $k: DateTime) { document(slug: "beta-plan", asOf: $d, knownAt: $k) {
          ... on ReliefProgram { terms { maxPeriods maxPeriodsFigure } } } }
        """;

    assertThat(api.data(document, "d", "2024-06-01", "k", null).toString())
        .contains("\"maxPeriods\":36,\"maxPeriodsFigure\":\"alpha-rule#max-periods\"");
    assertThat(api.data(document, "d", "2025-06-01", "k", null).toString())
        .contains("\"maxPeriods\":60,");
    assertThat(api.data(document, "d", "2025-06-01", "k", "2025-01-01T00:00:00Z").toString())
        .contains("\"maxPeriods\":6,");
  }

  @Test
  void documents_byDefault_areInForceOrLapsed_andUpcomingOnlyWhenAskedFor() {
    assertThat(slugs(filter("\"tags\": [\"good\"]"), "2026-11-22"))
        .containsExactly(
            "alpha-rule", "beta-plan", "delta-relief", "gamma-case", "iota-case", "zeta-rule");
    assertThat(slugs(filter("\"tags\": [\"good\"], \"inForce\": [\"UPCOMING\"]"), "2026-11-22"))
        .containsExactly("epsilon-notice");
    assertThat(slugs(filter("\"tags\": [\"good\"], \"inForce\": [\"LAPSED\"]"), "2026-11-22"))
        .containsExactly("delta-relief");
    assertThat(slugs(filter("\"tags\": [\"good\"], \"kinds\": [\"POLICY\"]"), "2099-01-01"))
        .containsExactly("alpha-rule", "epsilon-notice", "zeta-rule");
  }

  @Test
  void documents_ofARegion_areAlsoThoseThatHoldEverywhere() {
    assertThat(slugs(filter("\"tags\": [\"good\"], \"regions\": [\"上海\"]"), "2026-11-22"))
        .contains("gamma-case", "alpha-rule");
    assertThat(slugs(filter("\"tags\": [\"good\"], \"regions\": [\"北京\"]"), "2026-11-22"))
        .contains("alpha-rule")
        .doesNotContain("gamma-case");
  }

  @Test
  void documents_pagedToTheEnd_areThoseOfOneBigPage() {
    JsonValue filter = filter("\"inForce\": [\"IN_FORCE\", \"LAPSED\", \"UPCOMING\"]");
    List<String> paged = new ArrayList<>();
    @Nullable String after = null;
    JsonObject pageInfo;
    do {
      JsonObject page =
          api.data(LIST, "filter", filter, "asOf", "2026-03-05", "first", 7, "after", after)
              .getJsonObject("documents");
      page.getJsonArray("edges").forEach(e -> paged.add(slug(e)));
      pageInfo = page.getJsonObject("pageInfo");
      assertThat(pageInfo.getBoolean("hasPreviousPage")).isEqualTo(after != null);
      after = pageInfo.getString("endCursor");
    } while (pageInfo.getBoolean("hasNextPage"));

    List<String> all = slugs(filter, "2026-03-05");
    assertThat(all).hasSizeGreaterThan(90).isSorted().doesNotHaveDuplicates();
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void versions_ofADocument_areItsHistoryTheNewestFirst() {
    String document =
        """
        query ($first: Int, $after: String) { document(slug: "alpha-rule") {
          versions(first: $first, after: $after) {
            edges { node { number state author approvedBy publishedAt changeNote } }
            pageInfo { hasNextPage endCursor } } } }
        """;
    JsonObject two = versions(api.data(document, "first", 2));

    assertThat(two.getJsonArray("edges").toString())
        .isEqualTo(
            """
            [{"node":{"number":3,"state":"PUBLISHED","author":"policy-editor",\
            "approvedBy":"policy-approver","publishedAt":"2025-01-03T01:00:00Z",\
            "changeNote":"更正期数"}},{"node":{"number":2,"state":"PUBLISHED",\
            "author":"policy-editor","approvedBy":"policy-approver",\
            "publishedAt":"2024-12-20T02:00:00Z","changeNote":"期数印错"}}]\
            """);
    assertThat(two.getJsonObject("pageInfo").getBoolean("hasNextPage")).isTrue();
    String cursor = two.getJsonObject("pageInfo").getString("endCursor");
    JsonObject rest = versions(api.data(document, "first", 2, "after", cursor));
    assertThat(rest.getJsonArray("edges").toString()).contains("\"number\":1,");
    assertThat(rest.getJsonObject("pageInfo").getBoolean("hasNextPage")).isFalse();
  }

  @Test
  void version_byItsNumber_isExactlyThatText() {
    JsonObject data =
        api.data(
            """
            { v: version(slug: "alpha-rule", number: 2) {
                state substantive content { title summary figures { value } } contentHash }
              w: version(slug: "zeta-rule", number: 2) { state withdrawnAt }
              none: version(slug: "alpha-rule", number: 4) { number } }
            """);

    assertThat(data.getJsonObject("v").getJsonObject("content").toString())
        .isEqualTo("{\"title\":\"阿尔法分期办法\",\"summary\":\"协商分期最长六期。\",\"figures\":[{\"value\":6}]}");
    assertThat(data.getJsonObject("v").getString("contentHash")).matches("[0-9a-f]{64}");
    assertThat(data.getJsonObject("w").toString())
        .isEqualTo("{\"state\":\"WITHDRAWN\",\"withdrawnAt\":\"2024-05-03T02:00:00Z\"}");
    assertThat(data.isNull("none")).isTrue();
  }

  @Test
  void body_inEachForm_isTheSameText() {
    JsonObject document =
        api.data(
                """
                { document(slug: "beta-plan", asOf: "2025-06-01") {
                    md: body html: body(format: HTML) text: body(format: TEXT) } }
                """)
            .getJsonObject("document");

    assertThat(document.getString("md"))
        .startsWith("## 期数 {#term}\n\n期数以[阿尔法分期办法](alpha-rule#term)为限。\n");
    assertThat(document.getString("html"))
        .startsWith("<section id=\"term\">\n<h2>期数</h2>\n<p>期数以<a ")
        .contains("href=\"alpha-rule#term\"")
        .endsWith("</section>\n");
    assertThat(document.getString("text")).startsWith("期数\n期数以阿尔法分期办法为限。\n\n对象\n");
  }

  @Test
  void unpublishedTexts_showNowhere() {
    assertThat(standing("theta-draft", "2024-06-01", null)).isEqualTo("nothing");
    assertThat(standing("iota-case", "2026-11-22", null)).startsWith("IN_FORCE 1 ");
    JsonObject data =
        api.data(
            """
            { a: version(slug: "theta-draft", number: 1) { number }
              b: version(slug: "iota-case", number: 2) { number }
              c: document(slug: "iota-case") { versions { edges { node { number } } } } }
            """);
    assertThat(data.toString())
        .isEqualTo(
            "{\"a\":null,\"b\":null,\"c\":{\"versions\":{\"edges\":[{\"node\":{\"number\":1}}]}}}");
  }

  @Test
  void documentsForAGroup_areNotToBeToldFromNone_norIsTheirHistory() {
    for (String slug : List.of("vip-only", "vip-later", "no-such-document")) {
      for (String day : List.of("2023-06-01", "2024-06-01", "2025-06-01", "2026-11-22")) {
        assertThat(standing(slug, day, null)).as("%s on %s", slug, day).isEqualTo("nothing");
        assertThat(standing(slug, day, "2024-06-01T00:00:00Z")).isEqualTo("nothing");
      }
      for (int number = 1; number <= 2; number++) {
        assertThat(
                api.data("{ version(slug: \"%s\", number: %d) { number } }".formatted(slug, number))
                    .isNull("version"))
            .isTrue();
      }
    }
    assertThat(slugs(filter("\"inForce\": [\"IN_FORCE\", \"LAPSED\", \"UPCOMING\"]"), "2024-06-01"))
        .contains("alpha-rule")
        .doesNotContain("vip-only", "vip-later");
  }

  @Test
  void oneOperation_fixesItsMomentOnce() {
    JsonObject data =
        api.data(
            """
            { a: document(slug: "alpha-rule", asOf: "2024-06-01") { version { number } }
              b: document(slug: "alpha-rule") { version { number } }
              c: document(slug: "alpha-rule", knownAt: "2024-01-01T00:00:00Z") {
                version { number } } }
            """);

    assertThat(data.toString())
        .isEqualTo(
            """
            {"a":{"version":{"number":1}},"b":{"version":{"number":3}},\
            "c":{"version":{"number":1}}}\
            """);
  }

  @Test
  void documentOnGet_hasATag_thatSavesSendingItAgain() {
    String document = "{ document(slug: \"alpha-rule\", asOf: \"2024-06-01\") { title } }";
    Reply first = api.getQuery(document);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.etag()).isPresent();
    Reply again = api.getQuery(document, "if-none-match", first.etag().orElseThrow());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void generatedDocuments_everyOneOfThem_canBeListed() {
    assertThat(
            slugs(
                filter(
                    "\"tags\": [\"%s\"], \"inForce\": [\"IN_FORCE\", \"LAPSED\", \"UPCOMING\"]"
                        .formatted(HistoryFiles.TAG)),
                "2026-11-22"))
        .containsExactlyElementsOf(
            histories.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(v -> v.withdrawnAt() == null))
                .map(java.util.Map.Entry::getKey)
                .toList());
  }

  private List<String> slugs(JsonValue filter, String asOf) {
    JsonObject page =
        api.data(LIST, "filter", filter, "asOf", asOf, "first", 100).getJsonObject("documents");
    List<String> slugs = new ArrayList<>();
    page.getJsonArray("edges").forEach(e -> slugs.add(slug(e)));
    if (page.getJsonObject("pageInfo").getBoolean("hasNextPage")) {
      String after = page.getJsonObject("pageInfo").getString("endCursor");
      api.data(LIST, "filter", filter, "asOf", asOf, "first", 100, "after", after)
          .getJsonObject("documents")
          .getJsonArray("edges")
          .forEach(e -> slugs.add(slug(e)));
    }
    return slugs;
  }

  private static String slug(JsonValue edge) {
    return edge.asJsonObject().getJsonObject("node").getString("slug");
  }

  private static JsonObject versions(JsonObject data) {
    return data.getJsonObject("document").getJsonObject("versions");
  }

  private static JsonValue filter(String members) {
    return Api.json("{" + members + "}");
  }
}
