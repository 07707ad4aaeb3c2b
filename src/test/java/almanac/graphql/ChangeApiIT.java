package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.time.Timeline.Span;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Histories;
import almanac.testing.HistoryFiles;
import almanac.testing.Knowledge;
import almanac.testing.TimelineOracle;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changed: the journal in its order, and day by day what that meant. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ChangeApiIT {
  private static final String CHANGES =
      """
      query ($after: String, $first: Int, $filter: DocumentFilter) {
        changes(after: $after, first: $first, filter: $filter) {
          edges { cursor node { at action slug number version { number content { title } } } }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;
  private static final String IN_FORCE =
      """
      query ($from: Date!, $until: Date!, $filter: DocumentFilter, $first: Int, $after: String) {
        inForceChanges(from: $from, until: $until, filter: $filter, first: $first, after: $after) {
          edges { cursor node { day kind slug now { number } before { number } } }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;
  private static final JsonValue GOOD = Api.json("{\"tags\": [\"good\"]}");
  private static final JsonValue GENERATED = Api.json("{\"tags\": [\"" + HistoryFiles.TAG + "\"]}");

  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();
  private SortedMap<String, List<Span>> histories;

  @BeforeEach
  void knowledgeIsThere() {
    histories = knowledge.ready();
  }

  /** Everything behind a cursor, page by page. */
  private List<JsonObject> all(
      String document, String field, int first, @Nullable String cursor, Object... variables) {
    List<JsonObject> edges = new ArrayList<>();
    @Nullable String after = cursor;
    JsonObject pageInfo;
    do {
      List<@Nullable Object> asked = new ArrayList<>(List.of(variables));
      asked.addAll(java.util.Arrays.asList("first", first, "after", after));
      JsonObject page = api.data(document, asked.toArray()).getJsonObject(field);
      page.getJsonArray("edges").forEach(e -> edges.add(e.asJsonObject()));
      pageInfo = page.getJsonObject("pageInfo");
      if (pageInfo.getBoolean("hasNextPage")) {
        assertThat(page.getJsonArray("edges")).hasSize(first);
      }
      after = pageInfo.getString("endCursor", null);
    } while (pageInfo.getBoolean("hasNextPage"));
    return edges;
  }

  private static String change(JsonObject edge) {
    JsonObject node = edge.getJsonObject("node");
    assertThat(node.getJsonObject("version").getInt("number")).isEqualTo(node.getInt("number"));
    return node.getString("slug") + " " + node.getInt("number") + " " + node.getString("action");
  }

  private static String dated(JsonObject edge) {
    JsonObject n = edge.getJsonObject("node");
    return "%s %s %s now %s before %s"
        .formatted(
            n.getString("day"),
            n.getString("slug"),
            n.getString("kind"),
            n.isNull("now") ? null : n.getJsonObject("now").getInt("number"),
            n.isNull("before") ? null : n.getJsonObject("before").getInt("number"));
  }

  @Test
  void changes_ofTheGoodFolder_areItsPublicationsAndWithdrawals_andNothingHidden() {
    assertThat(all(CHANGES, "changes", 100, null, "filter", GOOD))
        .extracting(ChangeApiIT::change)
        .containsExactly(
            "alpha-rule 1 PUBLISHED",
            "alpha-rule 2 PUBLISHED",
            "alpha-rule 3 PUBLISHED",
            "beta-plan 1 PUBLISHED",
            "delta-relief 1 PUBLISHED",
            "epsilon-notice 1 PUBLISHED",
            "gamma-case 1 PUBLISHED",
            "iota-case 1 PUBLISHED",
            "zeta-rule 1 PUBLISHED",
            "zeta-rule 2 PUBLISHED",
            "zeta-rule 2 WITHDRAWN");
  }

  @Test
  void changes_onPagesOfThree_areThoseOfOneBigPage_andTheirInstantsNeverFall() {
    List<JsonObject> big = all(CHANGES, "changes", 100, null);

    assertThat(all(CHANGES, "changes", 3, null)).isEqualTo(big);
    assertThat(big).hasSizeGreaterThan(200);
    assertThat(big)
        .extracting(e -> Instant.parse(e.getJsonObject("node").getString("at")))
        .isSorted();
    assertThat(big.toString()).doesNotContain("vip-only", "vip-later", "theta-draft", "秘字");
  }

  @Test
  void changes_resumedBehindAnyCursor_missNothing() {
    List<JsonObject> all = all(CHANGES, "changes", 100, null, "filter", GOOD);
    for (int i = 0; i < all.size(); i++) {
      assertThat(all(CHANGES, "changes", 100, all.get(i).getString("cursor"), "filter", GOOD))
          .isEqualTo(all.subList(i + 1, all.size()));
    }
  }

  @Test
  void inForceChanges_ofTheGoodFolder_tellEachDayOnWhichSomethingIsDifferent() {
    assertThat(
            all(
                IN_FORCE,
                "inForceChanges",
                2,
                null,
                "from",
                "2023-01-01",
                "until",
                "2099-01-02",
                "filter",
                GOOD))
        .extracting(ChangeApiIT::dated)
        .containsExactly(
            "2023-01-01 delta-relief TOOK_EFFECT now 1 before null",
            "2023-07-01 delta-relief LAPSED now null before 1",
            "2024-01-01 alpha-rule TOOK_EFFECT now 1 before null",
            "2024-01-01 iota-case TOOK_EFFECT now 1 before null",
            "2024-01-01 zeta-rule TOOK_EFFECT now 1 before null",
            "2024-03-01 gamma-case TOOK_EFFECT now 1 before null",
            "2024-05-01 zeta-rule TOOK_EFFECT now 2 before 1",
            "2024-05-03 zeta-rule WITHDRAWN now 1 before 2",
            "2024-06-01 beta-plan TOOK_EFFECT now 1 before null",
            "2025-01-01 alpha-rule TOOK_EFFECT now 2 before 1",
            "2025-01-03 alpha-rule CORRECTED now 3 before 2",
            "2099-01-01 epsilon-notice TOOK_EFFECT now 1 before null");
  }

  @Test
  void inForceChanges_untilIsNotAmongTheDays() {
    assertThat(
            all(
                IN_FORCE,
                "inForceChanges",
                100,
                null,
                "from",
                "2023-01-02",
                "until",
                "2023-07-01",
                "filter",
                GOOD))
        .isEmpty();
    assertThat(
            all(
                IN_FORCE,
                "inForceChanges",
                100,
                null,
                "from",
                "2023-07-01",
                "until",
                "2023-07-02",
                "filter",
                GOOD))
        .hasSize(1);
  }

  @Test
  void inForceChanges_ofGeneratedHistories_areThoseOfTheOracle() {
    List<LocalDate> days = Histories.days();
    record Line(LocalDate day, String slug, String text) {}
    List<Line> expected = new ArrayList<>();
    histories.forEach((slug, spans) ->
        TimelineOracle.changes(spans, days, Histories.ZONE, Instant.parse("2026-11-01T00:00:00Z"))
            .forEach(c ->
                expected.add(
                    new Line(
                        c.day(),
                        slug,
                        "%s %s %s now %s before %s"
                            .formatted(c.day(), slug, c.kind(), c.now(), c.before())))));
    expected.sort(Comparator.comparing(Line::day).thenComparing(Line::slug));

    assertThat(
            all(
                IN_FORCE,
                "inForceChanges",
                11,
                null,
                "from",
                days.getFirst(),
                "until",
                days.getLast().plusDays(1),
                "filter",
                GENERATED))
        .extracting(ChangeApiIT::dated)
        .containsExactlyElementsOf(expected.stream().map(Line::text).toList());
    assertThat(expected).hasSizeGreaterThan(40);
  }
}
