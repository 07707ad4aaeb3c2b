package almanac.search.plan;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.analysis.Synonyms;
import almanac.search.plan.Match.All;
import almanac.search.plan.Match.Any;
import almanac.search.plan.Match.AtLeast;
import almanac.search.plan.Match.Begins;
import almanac.search.plan.Match.Has;
import almanac.search.plan.SearchPlan.Tier;
import almanac.search.plan.SearchPlan.Way;
import almanac.testing.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By what means a query covers a document. The plan is evaluated on the tokens of one document by a
 * few lines that no engine shares.
 */
class PlannerTest {
  private static final Synonyms SYNONYMS =
      Synonyms.of(
          List.of(
              new Synonyms.Line("停息挂账", "个性化分期"),
              new Synonyms.Line("六十期", "个性化分期"),
              new Synonyms.Line("老赖", "失信被执行人")));

  private static final Map<TokenField, List<String>> DOCUMENT =
      IndexedTokens.of(
          new IndexedTokens.Texts(
              "个性化分期还款",
              List.of("重病救助"),
              List.of("二次分期"),
              "银保监规〔2022〕13号",
              List.of("第七十条"),
              "欠款超出还款能力的持卡人可协商，违约金不减。",
              List.of("最长期限"),
              List.of("分期最长不超过60期，利息照常计算。"),
              List.of("最多可以分几年还")));

  private static @Nullable MatchKind kind(String query) {
    for (Tier tier : Planner.search(QueryText.of(query), SYNONYMS).tiers()) {
      for (Way way : tier.ways()) {
        if (holds(tier.match(), DOCUMENT) && holds(way.match(), DOCUMENT)) {
          return way.kind();
        }
      }
    }
    return null;
  }

  private static boolean holds(Match match, Map<TokenField, List<String>> document) {
    return switch (match) {
      case Has(TokenField field, Set<String> tokens) ->
          document.getOrDefault(field, List.of()).stream().anyMatch(tokens::contains);
      case Begins(TokenField field, String prefix) ->
          document.getOrDefault(field, List.of()).stream().anyMatch(t -> t.startsWith(prefix));
      case All(List<Match> parts) -> parts.stream().allMatch(part -> holds(part, document));
      case Any(List<Match> parts) -> parts.stream().anyMatch(part -> holds(part, document));
      case AtLeast(int required, List<Match> parts) ->
          parts.stream().filter(part -> holds(part, document)).count() >= required;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "个性化分期, TEXT",
    "超出还款能力的, TEXT",
    "利息 违约金, TEXT",
    "违约金利息, TEXT",
    "60期, TEXT",
    "６０ 期, TEXT",
    "個性化分期還款, TEXT",
    "分, TEXT",
    "13号, TEXT",
    "2022 13号, TEXT",
    "第70条, TEXT",
    "利息呢, TEXT",
    "停息挂账, SYNONYM",
    "停息挂账 利息, SYNONYM",
    "个分期, ABBREVIATION",
    "银保监规13, ABBREVIATION",
    "可以分几年, QUESTION",
    "gexinghuafenqi, PINYIN",
    "ge xing hua, PINYIN",
    "个性化fenqi, PINYIN",
    "zhongbing, PINYIN",
    "个姓话分期, PINYIN",
    "zongbing jiuzu, PINYIN",
    "gxhfq, INITIALS",
    "个性化fq, INITIALS",
    "个性比分期, FUZZY",
    "重病救仕, FUZZY",
    "重病了利息还能不能少算一点, PARTIAL",
    "减不减呢, PARTIAL",
    "息能减吗, PARTIAL",
    "问一下gxhfq是什么, PARTIAL",
    "可以分几年呢, QUESTION",
  })
  void query_coversTheDocument_byTheWeakestMeansThatItTakes(String query, MatchKind kind) {
    assertThat(kind(query)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"离婚, ", "xyz, ", "个, TEXT", "zhangsan, ", "重, TEXT", "虫, ", "能不能退, ", "能不能退订, "})
  void query_ofOtherThings_doesNotFindIt(String query, @Nullable MatchKind kind) {
    assertThat(kind(query)).isEqualTo(kind);
  }

  @Test
  void synonym_isOneWay() {
    Map<TokenField, List<String>> street =
        IndexedTokens.of(
            new IndexedTokens.Texts(
                "停息挂账", List.of(), List.of(), "", List.of(), "", List.of(), List.of(), List.of()));

    assertThat(Planner.search(QueryText.of("个性化分期"), SYNONYMS).tiers())
        .noneSatisfy(tier -> assertThat(holds(tier.match(), street)).isTrue());
  }

  @Test
  void tier_neverStandsTwice_andTheLastIsTheWidest() {
    List<Tier> tiers = Planner.search(QueryText.of("停息挂账怎么办"), SYNONYMS).tiers();

    assertThat(tiers.stream().map(Tier::match)).doesNotHaveDuplicates();
    assertThat(tiers.getLast().ways().getLast().kind()).isEqualTo(MatchKind.PARTIAL);
  }

  @ParameterizedTest
  @CsvSource({
    "最长不超过60期吗, 0, TEXT",
    "可以分几年呢, 1, QUESTION",
    "可以分几年最多呢, 2, QUESTION",
    "息能减吗, 2, PARTIAL",
  })
  void question_comesFirst_onlyWhereATextHoldsItJustSo(String query, int place, MatchKind kind) {
    List<Tier> tiers = Planner.search(QueryText.of(query), SYNONYMS).tiers();

    int found = 0;
    while (!holds(tiers.get(found).match(), DOCUMENT)) {
      found++;
    }
    assertThat(found).isEqualTo(place);
    assertThat(kind(query)).isEqualTo(kind);
  }

  @Test
  void query_ofFillersAlone_asksForThem() {
    assertThat(Planner.search(QueryText.of("怎么办"), SYNONYMS).tiers()).isNotEmpty();
    assertThat(kind("怎么办")).isNull();
  }

  @Test
  void query_ofAPage_staysWithinBounds() {
    String page = "客户说六个月没有收入能不能先停一停利息以后再还".repeat(21);

    assertThat(Planner.search(QueryText.of(page), SYNONYMS).tiers())
        .allSatisfy(tier -> assertThat(tier.tokens().size()).isLessThan(1000));
  }

  @Test
  void anyQuery_hasAPlan() {
    Texts texts = Texts.ofSeed("plans", 20261123);
    for (int i = 0; i < 2_000; i++) {
      String typed = texts.next(8);
      SearchPlan plan = Planner.search(QueryText.of(typed + "吗 怎么办"), SYNONYMS);
      assertThat(plan.tiers()).as(typed).allSatisfy(tier -> assertThat(tier.ways()).isNotEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "个, TEXT",
    "个性化, TEXT",
    "gexingh, PINYIN",
    "gxhf, INITIALS",
    "个性化fen, PINYIN",
    "分期还, TEXT"
  })
  void name_isFound_asItIsTyped(String typed, MatchKind kind) {
    MatchKind found = null;
    for (Tier tier : Planner.names(QueryText.of(typed)).tiers()) {
      for (Way way : tier.ways()) {
        if (found == null && holds(way.match(), DOCUMENT)) {
          found = way.kind();
        }
      }
    }
    assertThat(found).isEqualTo(kind);
  }

  @Test
  void past_isFoundOnlyByWhoAsksForIt() {
    Map<TokenField, List<String>> past = IndexedTokens.past(DOCUMENT);
    SearchPlan plan = Planner.search(QueryText.of("个性化分期"), SYNONYMS);

    assertThat(holds(plan.anyTier(), past)).isFalse();
    assertThat(holds(plan.withPast().anyTier(), past)).isTrue();
    assertThat(holds(plan.withPast().anyTier(), DOCUMENT)).isTrue();
  }
}
