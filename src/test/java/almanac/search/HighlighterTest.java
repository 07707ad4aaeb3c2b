package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.IndexEntry.IndexedClause;
import almanac.search.SearchPage.Edge;
import almanac.search.SearchPage.Highlight;
import almanac.search.SearchPage.Part;
import almanac.search.analysis.Synonyms;
import almanac.search.plan.MatchKind;
import almanac.search.plan.QueryText;
import almanac.testing.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is marked in a hit, and which clause of it answers best. */
class HighlighterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static SearchHit hit(String title, String summary, IndexedClause... clauses) {
    return new SearchHit(shown(title, summary, clauses), MatchKind.TEXT);
  }

  private static Shown shown(String title, String summary, IndexedClause... clauses) {
    return new Shown(
        "slug",
        Kind.POLICY,
        new Segment(1, State.IN_FORCE, DAY, null),
        title,
        List.of("别名"),
        List.of("俗称"),
        summary,
        List.of(clauses),
        new Period(DAY, null),
        null,
        false,
        "owner",
        List.of(),
        List.of(),
        List.of());
  }

  private static Edge edge(String query, SearchHit hit) {
    return new Highlighter(QueryText.of(query), Synonyms.NONE).edge("cursor", hit);
  }

  private static IndexedClause clause(String id, String heading, String text) {
    return new IndexedClause(id, heading, text);
  }

  @Test
  void words_inTitleAndSummary_areMarkedWhole() {
    assertThat(edge("分期还款", hit("个性化分期还款办法", "分期和还款。")).highlights())
        .containsExactly(
            new Highlight(Part.TITLE, null, "个性化<em>分期还款</em>办法"),
            new Highlight(Part.SUMMARY, null, "<em>分期</em>和<em>还款</em>。"));
  }

  @Test
  void words_inAliasAndHeardAs_areMarkedThere() {
    assertThat(edge("别名 俗称", hit("标题", "摘要")).highlights())
        .containsExactly(
            new Highlight(Part.ALIAS, null, "<em>别名</em>"),
            new Highlight(Part.HEARD_AS, null, "<em>俗称</em>"));
  }

  @Test
  void numbers_areMarkedInTheFormThatTheTextHas() {
    Edge edge = edge("60期", hit("标题", "最长六十期，即６０ 期。"));

    assertThat(edge.highlights())
        .containsExactly(new Highlight(Part.SUMMARY, null, "最长<em>六十期</em>，即<em>６０ 期</em>。"));
  }

  @Test
  void markup_inTheText_isEscaped() {
    assertThat(edge("分期", hit("<b>分期</b> & \"'", "")).highlights())
        .containsExactly(
            new Highlight(Part.TITLE, null, "&lt;b&gt;<em>分期</em>&lt;/b&gt; &amp; &quot;&#39;"));
  }

  @Test
  void clause_withMoreOfTheWords_isTheBest() {
    Edge edge =
        edge(
            "分期还款期限",
            hit(
                "标题",
                "摘要",
                clause("one", "甲", "分期。分期。分期。"),
                clause("two", "乙", "还款期限。"),
                clause("three", "丙", "别的。")));

    assertThat(edge.clause()).isNotNull();
    assertThat(edge.highlights())
        .containsExactly(new Highlight(Part.CLAUSE, "two", "<em>还款期限</em>。"));
  }

  @Test
  void clause_ofAHitByItsSound_isTheOneThatHasWhatIsMeant() {
    SearchHit hit =
        new SearchHit(
            shown("重病救助", "摘要", clause("a", "甲", "别的。"), clause("b", "乙", "凭诊断证明申请重病救助。")),
            MatchKind.PINYIN);

    assertThat(edge("虫病纠助", hit).highlights())
        .containsExactly(
            new Highlight(Part.TITLE, null, "<em>重病救助</em>"),
            new Highlight(Part.CLAUSE, "b", "凭诊断证明申请<em>重病救助</em>。"));
  }

  @Test
  void heading_ofAClause_countsForIt() {
    Edge edge =
        edge("还款期限", hit("标题", "摘要", clause("a", "甲", "还款期限。"), clause("b", "还款期限", "还款期限。")));

    assertThat(edge.clause()).isEqualTo(clause("b", "还款期限", "还款期限。"));
  }

  @Test
  void nothingFound_leavesNoClauseAndNoMarks() {
    Edge edge = edge("分期", hit("标题", "摘要", clause("one", "甲", "别的。")));

    assertThat(edge.clause()).isNull();
    assertThat(edge.highlights()).isEmpty();
  }

  @Test
  void fragment_ofALongClause_beginsWithASentenceAndSaysThatItIsCut() {
    String text = "别的话。".repeat(200) + "这里说分期还款。" + "别的话。".repeat(200);
    String fragment =
        edge("分期还款", hit("标题", "摘要", clause("one", "甲", text))).highlights().getFirst().fragment();

    assertThat(fragment).startsWith("…这里说<em>分期还款</em>。别的话。").endsWith("别的话。…");
    assertThat(fragment).hasSizeLessThan(220);
  }

  @Test
  void fragment_neverCutsACharacterInTwo() {
    for (int shift = 0; shift < 3; shift++) {
      String text = "x".repeat(shift) + "🙂".repeat(300) + "分期" + "🙂".repeat(300);
      String fragment =
          edge("分期", hit("标题", "摘要", clause("one", "甲", text))).highlights().getFirst().fragment();
      assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(fragment)).isTrue();
      assertThat(fragment).contains("<em>分期</em>");
    }
  }

  @Test
  void textBeyondTheBudget_costsNothing() {
    String huge = "分期还款。".repeat(100_000);

    assertThat(edge("分期", hit("分期", huge, clause("one", "甲", huge))).highlights())
        .containsExactly(new Highlight(Part.TITLE, null, "<em>分期</em>"));
  }

  @Test
  void anyHit_isMarkedWithoutFail_andEachFragmentStaysWithinItsClause() {
    Texts texts = Texts.ofSeed("highlights", 20261125);
    for (int i = 0; i < 1_500; i++) {
      List<IndexedClause> clauses = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        clauses.add(clause("c" + c, texts.next(3), texts.next(60)));
      }
      SearchHit hit = hit(texts.next(6), texts.next(6), clauses.toArray(IndexedClause[]::new));
      QueryText query = QueryText.of(texts.next(4));
      for (Highlight h : new Highlighter(query, Synonyms.NONE).edge("cursor", hit).highlights()) {
        check(h, hit);
      }
    }
  }

  private static void check(Highlight h, SearchHit hit) {
    String whole =
        switch (h.part()) {
          case TITLE -> hit.shown().title();
          case ALIAS -> hit.shown().aliases().getFirst();
          case HEARD_AS -> hit.shown().heardAs().getFirst();
          case SUMMARY -> hit.shown().summary();
          case CLAUSE ->
              hit.shown().clauses().stream()
                  .filter(c -> c.id().equals(h.clause()))
                  .findFirst()
                  .orElseThrow()
                  .text();
        };
    String marked = h.fragment().replace("<em>", "").replace("</em>", "");
    assertThat(marked).doesNotContain("<", ">", "\"", "'");
    assertThat(h.fragment()).contains("<em>");
    String plain =
        marked
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    String inside = plain.replaceAll("^…|…$", "").strip();
    assertThat(whole.replace('\n', ' ')).contains(inside);
  }
}
