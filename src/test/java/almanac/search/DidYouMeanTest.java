package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.Suggestions.Suggestion;
import almanac.search.plan.MatchKind;
import almanac.search.plan.QueryText;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was meant by a query that no text holds, and names that somebody may be typing. */
class DidYouMeanTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static SearchHit hit(MatchKind kind, String title, String... aliases) {
    return new SearchHit(
        new Shown(
            "slug-" + title.hashCode(),
            Kind.POLICY,
            new Segment(1, State.IN_FORCE, DAY, null),
            title,
            List.of(aliases),
            List.of("客户常说"),
            "",
            List.of(),
            new Period(DAY, null),
            null,
            true,
            "owner",
            List.of(),
            List.of(),
            List.of()),
        kind);
  }

  @ParameterizedTest
  @CsvSource({
    "个姓化分期, 个性化分期",
    "个性化期分, 个性化分期",
    "个性化分七怎么办, 个性化分期怎么办",
    "gexinghuafenqi, 个性化分期",
    "gxhfq, 个性化分期",
    "重病纠助, 重病救助",
    "客户常听, ",
    "完全别的话, ",
  })
  void slip_isPutAsANameHasIt(String query, String meant) {
    List<SearchHit> hits =
        List.of(hit(MatchKind.PINYIN, "个性化分期还款", "个性化分期"), hit(MatchKind.FUZZY, "重病救助"));

    assertThat(DidYouMean.of(QueryText.of(query), hits)).isEqualTo(meant);
  }

  @Test
  void queryThatATextHolds_isMeantAsItStands() {
    assertThat(DidYouMean.of(QueryText.of("个姓化"), List.of(hit(MatchKind.TEXT, "个性化")))).isNull();
    assertThat(DidYouMean.of(QueryText.of("个姓化"), List.of())).isNull();
  }

  @Test
  void suggestion_isTheNameThatBeginsAsTyped_neverWhatOnlyCustomersSay() {
    List<SearchHit> hits =
        List.of(hit(MatchKind.TEXT, "违约金规则", "个性化"), hit(MatchKind.TEXT, "个性化分期还款"));

    assertThat(Suggestions.of("个性", hits, 8).stream().map(Suggestion::text))
        .containsExactly("个性化", "个性化分期还款");
    assertThat(Suggestions.of("客户", hits, 1).stream().map(Suggestion::text))
        .containsExactly("违约金规则");
  }
}
