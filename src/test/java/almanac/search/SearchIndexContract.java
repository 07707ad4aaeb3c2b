package almanac.search;

import static almanac.search.SampleEntry.DAY;
import static almanac.search.SampleEntry.KNOWN;
import static almanac.search.SampleScope.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import almanac.document.text.Kind;
import almanac.document.time.Timeline.State;
import almanac.search.Facet.Name;
import almanac.search.Facet.Value;
import almanac.search.SearchIndex.Rebuild;
import almanac.search.analysis.Synonyms;
import almanac.search.plan.MatchKind;
import almanac.search.plan.Planner;
import almanac.search.plan.QueryText;
import almanac.search.plan.SearchPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link SearchIndex}, which every engine keeps alike. */
public abstract class SearchIndexContract {
  private static final Instant FIRST = KNOWN.plusSeconds(10);
  private static final Instant SECOND = KNOWN.plusSeconds(20);
  private static final Synonyms SYNONYMS = Synonyms.of(List.of(new Synonyms.Line("停息挂账", "个性化分期")));

  private SearchIndex index;

  /** Opens an index where there is none. */
  protected abstract SearchIndex openFresh();

  /** Opens what the one that was opened last has left, as another process would. */
  protected abstract SearchIndex openAgain();

  /** Leaves nothing. */
  protected abstract void remove();

  @BeforeEach
  void open() {
    index = openFresh();
  }

  @AfterEach
  void close() {
    remove();
  }

  // What is asked.

  private static SearchPlan plan(String query) {
    return Planner.search(QueryText.of(query), SYNONYMS);
  }

  private SampleScope now() {
    return known(index.state().horizon());
  }

  private List<SearchHit> find(String query, SampleScope scope, int size) {
    return index.find(plan(query), scope.scope(), size);
  }

  private List<String> slugs(String query, SampleScope scope) {
    List<String> slugs = find(query, scope, 100).stream().map(SearchHit::slug).toList();
    // All that answers of one request must agree.
    assertThat(index.count(plan(query), scope.scope())).isEqualTo(slugs.size());
    return slugs;
  }

  private void hold(SampleEntry... entries) {
    assertThat(index.apply(entries(entries))).isEmpty();
    index.advance(state(FIRST));
  }

  private static List<IndexEntry> entries(SampleEntry... entries) {
    return Arrays.stream(entries).map(SampleEntry::entry).toList();
  }

  private static IndexState state(Instant horizon) {
    return new IndexState(KNOWN, horizon, Instant.EPOCH, new TreeSet<>());
  }

  // States and rectangles.

  @Test
  void fresh_isEmpty() {
    assertThat(index.state()).isEqualTo(IndexState.EMPTY);
    assertThat(slugs("减免", now())).isEmpty();
    assertThat(index.facets(plan("减免"), now().scope()))
        .extracting(Facet::name, Facet::values)
        .containsExactly(
            tuple(Name.KIND, List.of()),
            tuple(Name.PRODUCT, List.of()),
            tuple(Name.TAG, List.of()),
            tuple(Name.AUTHORITY, List.of()));
  }

  @Test
  void applied_isOutsideOfEveryScope_untilAdvanced() {
    index.apply(entries(SampleEntry.of("waiver", "利息减免")));
    assertThat(slugs("减免", now())).isEmpty();
    index.advance(state(FIRST));
    assertThat(slugs("减免", now())).containsExactly("waiver");

    index.apply(entries(SampleEntry.of("later", "减免").known(FIRST.plusSeconds(1), null)));
    assertThat(slugs("减免", now())).containsExactly("waiver");
    index.advance(state(SECOND));
    assertThat(slugs("减免", now())).containsExactly("later", "waiver");
  }

  @Test
  void state_survivesReopening() {
    IndexState written =
        new IndexState(
            KNOWN,
            Instant.parse("2026-03-04T05:06:07.123456Z"),
            SECOND,
            new TreeSet<>(Set.of("poison", "other")));
    index.apply(entries(SampleEntry.of("waiver", "利息减免")));
    index.advance(written);
    assertThat(index.state()).isEqualTo(written);
    index.tidy();

    index = openAgain();
    assertThat(index.state()).isEqualTo(written);
    assertThat(slugs("减免", now())).containsExactly("waiver");
  }

  @Test
  void advance_withoutEntries_isRemembered() {
    index.advance(state(FIRST));
    index.advance(state(SECOND));
    index = openAgain();
    assertThat(index.state()).isEqualTo(state(SECOND));
    assertThat(slugs("减免", now())).isEmpty();
  }

  @Test
  void closedRectangle_answersOnlyBefore() {
    SampleEntry old = SampleEntry.of("waiver", "利息减免");
    hold(old);
    Instant event = FIRST.plusSeconds(1);
    index.apply(
        entries(
            old.known(KNOWN, event),
            SampleEntry.of("waiver", "违约金减免").known(event, null).summary("新")));
    index.advance(state(SECOND));

    assertThat(find("减免", known(FIRST), 9))
        .extracting(hit -> hit.shown().title())
        .containsExactly("利息减免");
    assertThat(find("减免", known(event.minusNanos(1000)), 9))
        .extracting(hit -> hit.shown().title())
        .containsExactly("利息减免");
    assertThat(find("减免", known(event), 9))
        .extracting(hit -> hit.shown().title())
        .containsExactly("违约金减免");
  }

  @Test
  void replay_changesNothing() {
    SampleEntry[] all = {
      SampleEntry.of("waiver", "利息减免").tags("a"), SampleEntry.of("other", "减免").tags("a")
    };
    hold(all);
    List<SearchHit> before = find("减免", now(), 9);
    for (int i = 0; i < 3; i++) {
      index.apply(entries(all));
      index.advance(state(FIRST));
    }
    assertThat(find("减免", now(), 9)).isEqualTo(before);
    index.tidy();
    assertThat(find("减免", now(), 9)).isEqualTo(before);
    assertThat(index.facets(plan("减免"), now().scope()).get(2).values())
        .containsExactly(new Value("a", 2));
  }

  @Test
  void whatIsShown_isWhatWasApplied() {
    IndexEntry entry =
        SampleEntry.of("waiver", "利息减免 \"<&>\" 𠮷")
            .aliases("免息", "减息")
            .summary("说明\n第二行")
            .clause("正文：" + "长。".repeat(15_000))
            .reviewBy(DAY.plusYears(1))
            .valid(DAY, DAY.plusYears(3))
            .products("credit-card")
            .regions("北京")
            .tags("t1", "t2")
            .entry();
    assertThat(index.apply(List.of(entry))).isEmpty();
    index.advance(state(FIRST));
    assertThat(find("利息减免", now(), 1))
        .containsExactly(new SearchHit(HeldText.read(HeldText.write(entry)), MatchKind.TEXT));
  }

  // What may be found at all.

  @Test
  void days_areHalfOpen() {
    hold(
        SampleEntry.of("waiver", "减免").state(State.UPCOMING).valid(null, DAY),
        SampleEntry.of("waiver", "减免").valid(DAY, DAY.plusDays(10)),
        SampleEntry.of("waiver", "减免").state(State.LAPSED).valid(DAY.plusDays(10), null));
    assertThat(standing(DAY.minusDays(1))).isEmpty();
    assertThat(standing(DAY)).containsExactly(State.IN_FORCE);
    assertThat(standing(DAY.plusDays(9))).containsExactly(State.IN_FORCE);
    assertThat(standing(DAY.plusDays(10))).containsExactly(State.LAPSED);
    assertThat(standing(LocalDate.of(9999, 12, 31))).containsExactly(State.LAPSED);
  }

  private List<State> standing(LocalDate day) {
    return find("减免", now().asOf(day), 9).stream()
        .map(hit -> hit.shown().standing().state())
        .toList();
  }

  @Test
  void filters_areHeeded() {
    hold(
        SampleEntry.of("a", "减免").products("p1", "p2").tags("t1").owner("甲 组").reviewBy(DAY),
        SampleEntry.of("b", "减免")
            .kind(Kind.SPECIAL_CASE)
            .products("p2")
            .tags("t2")
            .authorities("银监会"),
        SampleEntry.of("c", "减免").kind(Kind.RELIEF_PROGRAM).regions("北京"),
        SampleEntry.of("d", "减免").state(State.UPCOMING).regions("上海", "广东"));
    assertThat(slugs("减免", now().kinds(Kind.POLICY, Kind.SPECIAL_CASE))).containsExactly("a", "b");
    assertThat(slugs("减免", now().product("p1"))).containsExactly("a");
    assertThat(slugs("减免", now().product("p2"))).containsExactly("a", "b");
    assertThat(slugs("减免", now().region("上海"))).containsExactly("a", "b");
    assertThat(slugs("减免", now().region("北京"))).containsExactly("a", "b", "c");
    assertThat(slugs("减免", now().tags(Set.of("t2", "t3")))).containsExactly("b");
    assertThat(slugs("减免", now().authority("银监会"))).containsExactly("b");
    assertThat(slugs("减免", now().owner("甲 组"))).containsExactly("a");
    assertThat(slugs("减免", now().owner("甲"))).isEmpty();
    assertThat(slugs("减免", now().reviewBefore(DAY.plusDays(1)))).containsExactly("a");
    assertThat(slugs("减免", now().reviewBefore(DAY))).isEmpty();
    SampleScope narrow = now().kinds(Kind.POLICY).product("p2").region("北京");
    assertThat(slugs("减免", narrow.tags(Set.of("t1")))).containsExactly("a");
    assertThat(slugs("减免", narrow.tags(Set.of("t2")))).isEmpty();
    assertThat(slugs("减免", now().states(State.UPCOMING))).containsExactly("d");
    assertThat(slugs("减免", now().states(State.values()))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void audience_isHeededInCountsAndFacets() {
    hold(
        SampleEntry.of("all", "减免").tags("open"),
        SampleEntry.of("legal", "减免").audience(List.of(Set.of("legal", "risk"))).tags("secret"),
        SampleEntry.of("both", "减免")
            .audience(List.of(Set.of("legal"), Set.of("lead")))
            .tags("secret"));
    assertThat(slugs("减免", now().seenBy())).containsExactly("all");
    assertThat(slugs("减免", now().seenBy("risk"))).containsExactly("all", "legal");
    assertThat(slugs("减免", now().seenBy("lead"))).containsExactly("all");
    assertThat(slugs("减免", now().seenBy("legal", "lead"))).containsExactly("all", "both", "legal");
    assertThat(tags(now().seenBy())).containsExactly(new Value("open", 1));
    assertThat(tags(now().seenBy("legal", "lead")))
        .containsExactly(new Value("secret", 2), new Value("open", 1));
  }

  @Test
  void audienceOfALaterEntry_isHeeded() {
    hold(SampleEntry.of("all", "减免"));
    assertThat(slugs("减免", now().seenBy("new"))).containsExactly("all");
    index.apply(entries(SampleEntry.of("new", "减免").audience(List.of(Set.of("new")))));
    index.advance(state(SECOND));
    assertThat(slugs("减免", now().seenBy("new"))).containsExactly("all", "new");
    assertThat(slugs("减免", now().seenBy())).containsExactly("all");
  }

  private List<Value> tags(SampleScope scope) {
    return index.facets(plan("减免"), scope.scope()).get(2).values();
  }

  @Test
  void withheld_isNotFound() {
    hold(SampleEntry.of("a", "减免"), SampleEntry.of("b", "减免"));
    assertThat(slugs("减免", now().without("a", "z"))).containsExactly("b");
  }

  @Test
  void overdue_isLastInItsTier_orHidden() {
    hold(
        SampleEntry.of("overdue", "减免").reviewBy(DAY.minusDays(1)),
        SampleEntry.of("due", "利息减免办法").reviewBy(DAY),
        SampleEntry.of("never", "违约金减免的规定"),
        SampleEntry.of("weaker", "规则").askedAs("减免"));
    assertThat(slugs("减免", now())).containsExactly("due", "never", "overdue", "weaker");
    assertThat(slugs("减免", now().hidingOverdue())).containsExactly("due", "never", "weaker");
  }

  // Order.

  @Test
  void eachMeans_isToldAndOrdered() {
    hold(
        SampleEntry.of("text", "信用卡业务").clause("个性化分期协议最长不超过五年"),
        SampleEntry.of("question", "协商").askedAs("个性化分期怎么办"),
        SampleEntry.of("sound", "个姓化芬期"),
        SampleEntry.of("slip", "个性化粉期"),
        SampleEntry.of("far", "毫无关系"));
    assertThat(matched("个性化分期"))
        .startsWith(tuple("text", MatchKind.TEXT), tuple("question", MatchKind.QUESTION))
        .doesNotContain(tuple("far", MatchKind.PARTIAL));
    assertThat(matched("个性化分期")).contains(tuple("sound", MatchKind.PINYIN));
    assertThat(matched("停息挂账")).startsWith(tuple("text", MatchKind.SYNONYM));
    assertThat(matched("gxhfq")).contains(tuple("sound", MatchKind.INITIALS));
    assertThat(matched("gexinghuafenqi")).startsWith(tuple("slip", MatchKind.PINYIN));
    assertThat(matched("五年协议最长三十年")).containsExactly(tuple("text", MatchKind.PARTIAL));
  }

  private List<org.assertj.core.groups.Tuple> matched(String query) {
    return find(query, now(), 9).stream().map(hit -> tuple(hit.slug(), hit.matchedBy())).toList();
  }

  @Test
  void equals_standByTitleAndSlug_andSizeCutsThem() {
    List<IndexEntry> all = new ArrayList<>();
    for (int i = 30; i > 0; i--) {
      all.add(SampleEntry.of("s-%02d".formatted(i), "减免").entry());
    }
    index.apply(all);
    index.advance(state(FIRST));
    List<String> expected = IntStream.rangeClosed(1, 30).mapToObj("s-%02d"::formatted).toList();
    assertThat(slugs("减免", now())).isEqualTo(expected);
    for (int size : List.of(1, 7, 30)) {
      assertThat(find("减免", now(), size))
          .extracting(SearchHit::slug)
          .isEqualTo(expected.subList(0, size));
    }
  }

  @Test
  void names_areSuggestedByTheirBeginning() {
    hold(SampleEntry.of("a", "个性化分期"), SampleEntry.of("b", "再分期"), SampleEntry.of("c", "减免"));
    assertThat(index.find(Planner.names(QueryText.of("个性")), now().scope(), 9))
        .extracting(SearchHit::slug)
        .containsExactly("a");
    assertThat(index.find(Planner.names(QueryText.of("gexi")), now().scope(), 9))
        .extracting(SearchHit::slug)
        .containsExactly("a");
  }

  @Test
  void facets_areExactAndOrdered() {
    List<IndexEntry> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(
          SampleEntry.of("s-" + i, "减免")
              .kind(i < 200 ? Kind.POLICY : Kind.SPECIAL_CASE)
              .tags("tag-" + i, "common")
              .products(i % 2 == 0 ? "even" : "odd")
              .entry());
    }
    index.apply(all);
    index.advance(state(FIRST));
    List<Facet> facets = index.facets(plan("减免"), now().scope());
    assertThat(facets)
        .extracting(Facet::name)
        .containsExactly(Name.KIND, Name.PRODUCT, Name.TAG, Name.AUTHORITY);
    assertThat(facets.get(0).values())
        .containsExactly(new Value("POLICY", 200), new Value("SPECIAL_CASE", 100));
    assertThat(facets.get(1).values())
        .containsExactly(new Value("even", 150), new Value("odd", 150));
    List<Value> tags = new ArrayList<>(List.of(new Value("common", 300)));
    IntStream.range(0, 300)
        .mapToObj(i -> "tag-" + i)
        .sorted()
        .forEach(tag -> tags.add(new Value(tag, 1)));
    assertThat(facets.get(2).values()).isEqualTo(tags);
    assertThat(index.count(plan("减免"), now().scope())).isEqualTo(300);
  }

  // What is wrong with entries and queries.

  @Test
  void poison_isRefused_andTheOthersApplied() {
    List<IndexEntry> all =
        List.of(
            SampleEntry.of("a", "减免").entry(),
            SampleEntry.of("poison", "减免").tags("毒".repeat(40_000)).entry(),
            SampleEntry.of("b", "减免").entry());
    assertThat(index.apply(all)).containsExactly("poison");
    index.advance(state(FIRST));
    assertThat(slugs("减免", now())).containsExactly("a", "b");
    try (Rebuild rebuild = index.startRebuild()) {
      assertThat(rebuild.add(all)).containsExactly("poison");
      rebuild.commit(state(SECOND));
    }
    assertThat(slugs("减免", now())).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "减免 * ? : ( ) ~ \\ AND OR NOT",
        "\"减免",
        "减免🙂",
        "title:减免",
        "减免~2",
        "{\"减免\"}",
        "减免\n\t[* TO *]"
      })
  void hostileQuery_isOnlyText(String query) {
    hold(SampleEntry.of("waiver", "利息减免"));
    assertThatCode(() -> slugs(query, now())).doesNotThrowAnyException();
    assertThat(slugs(query.replaceAll("[A-Za-z]", ""), now())).containsExactly("waiver");
  }

  @Test
  void longQuery_ofWordsThatAllStandInTexts_isAnswered() {
    String letter = distinct(500);
    hold(SampleEntry.of("letter", "来信").clause(letter), SampleEntry.of("named", letter));
    assertThat(slugs(letter, now())).containsExactlyInAnyOrder("letter", "named");
    assertThat(slugs(letter + "可以吗", now())).containsExactlyInAnyOrder("letter", "named");
    assertThat(index.facets(plan(letter), now().scope()).get(0).values())
        .containsExactly(new Value("POLICY", 2));
    String words = "gexinghua fenqi huankuan ".repeat(20);
    assertThatCode(() -> slugs(words, now())).doesNotThrowAnyException();
    SearchPlan related = Planner.related(letter, List.of(letter), List.of(letter), letter);
    assertThatCode(() -> index.find(related, now().scope(), 5)).doesNotThrowAnyException();
  }

  private static String distinct(int characters) {
    StringBuilder text = new StringBuilder();
    for (int cp = 0x4e00; text.length() < characters; cp += 17) {
      text.appendCodePoint(cp);
    }
    return text.toString();
  }

  @Test
  void manyFilterValues_areTaken() {
    hold(SampleEntry.of("waiver", "减免").tags("tag-7"));
    Set<String> many = new TreeSet<>(IntStream.range(0, 200).mapToObj(i -> "tag-" + i).toList());
    assertThat(slugs("减免", now().tags(many))).containsExactly("waiver");
  }

  // Rebuilds.

  @Test
  void rebuild_isSeenOnlyOnceCommitted() {
    hold(SampleEntry.of("old", "减免"));
    try (Rebuild rebuild = index.startRebuild()) {
      rebuild.add(entries(SampleEntry.of("new", "减免")));
      assertThat(slugs("减免", now())).containsExactly("old");
      assertThat(index.state()).isEqualTo(state(FIRST));
      rebuild.commit(state(SECOND));
    }
    assertThat(index.state()).isEqualTo(state(SECOND));
    assertThat(slugs("减免", now())).containsExactly("new");
    index.apply(entries(SampleEntry.of("newer", "减免")));
    index.advance(state(SECOND.plusSeconds(1)));
    index = openAgain();
    assertThat(slugs("减免", now())).containsExactly("new", "newer");
  }

  @Test
  void rebuildWithoutCommit_leavesNothing() {
    hold(SampleEntry.of("old", "减免"));
    try (Rebuild rebuild = index.startRebuild()) {
      rebuild.add(entries(SampleEntry.of("new", "减免")));
    }
    assertThat(slugs("减免", now())).containsExactly("old");
    index = openAgain();
    assertThat(index.state()).isEqualTo(state(FIRST));
    assertThat(slugs("减免", now())).containsExactly("old");
  }

  @Test
  void rebuildOfNothing_empties() {
    hold(SampleEntry.of("old", "减免"));
    try (Rebuild rebuild = index.startRebuild()) {
      rebuild.commit(IndexState.EMPTY);
    }
    assertThat(index.state()).isEqualTo(IndexState.EMPTY);
    assertThat(slugs("减免", now())).isEmpty();
    hold(SampleEntry.of("new", "减免"));
    assertThat(slugs("减免", now())).containsExactly("new");
  }
}
