package almanac.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Criterion WILLING = is(Fact.WILLING_TO_REPAY, "true", "one");
  private static final Criterion LATE =
      new Criterion.Test(Fact.DAYS_OVERDUE, Operator.AT_LEAST, List.of("91"), "two");
  private static final Criterion SHORT =
      new Criterion.Test(Fact.MONTHLY_SURPLUS, Operator.BELOW, List.of("minimum-payment"), "one");

  private static Criterion is(Fact fact, String value, String clause) {
    return new Criterion.Test(fact, Operator.IS, List.of(value), clause);
  }

  private static Match judge(Document program, Map<Fact, Object> facts) {
    return Matching.judge(program, Case.of(facts));
  }

  @Test
  void verdict_waits_for_every_fact_and_one_failure_decides() {
    Document program = Programs.program(WILLING, LATE);

    assertThat(judge(program, Map.of()).verdict()).isEqualTo(Verdict.NEEDS_FACTS);
    assertThat(judge(program, Map.of()).missing())
        .containsExactlyInAnyOrder(Fact.SPEAKER, Fact.WILLING_TO_REPAY, Fact.DAYS_OVERDUE);
    assertThat(judge(program, Map.of(Fact.DAYS_OVERDUE, 90)).verdict())
        .isEqualTo(Verdict.INELIGIBLE);
    Map<Fact, Object> all =
        Map.of(Fact.SPEAKER, "debtor", Fact.DAYS_OVERDUE, 91, Fact.WILLING_TO_REPAY, true);
    assertThat(judge(program, all).verdict()).isEqualTo(Verdict.ELIGIBLE);
  }

  @Test
  void without_a_known_speaker_nothing_is_eligible_and_to_others_nothing_is() {
    Document program = Programs.program(WILLING);

    assertThat(judge(program, Map.of(Fact.WILLING_TO_REPAY, true)).verdict())
        .isEqualTo(Verdict.NEEDS_FACTS);
    assertThat(judge(program, Map.of(Fact.WILLING_TO_REPAY, true, Fact.SPEAKER, "other")).verdict())
        .isEqualTo(Verdict.INELIGIBLE);
  }

  @Test
  void products_and_regions_of_a_programme_are_criteria_without_a_clause() {
    Document program =
        Programs.program("p", List.of("credit-card"), List.of("上海"), List.of(WILLING));
    Match match = judge(program, Map.of(Fact.SPEAKER, "debtor", Fact.PRODUCT, "student-card"));

    assertThat(match.reasons()).hasSize(4);
    assertThat(match.reasons().stream().map(Reason::truth))
        .containsExactly(Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN, Truth.UNKNOWN);
    assertThat(match.reasons().subList(0, 3)).allMatch(r -> r.clause() == null);
    assertThat(match.reasons().get(2).missing()).containsExactly(Fact.REGION);
    assertThat(match.reasons().get(3).clause()).isEqualTo("one");
  }

  @Test
  void any_of_holds_by_one_fails_by_all_and_names_the_clause_that_decides() {
    Document program = Programs.program(new AnyOf(List.of(WILLING, LATE)));

    Reason late = judge(program, Map.of(Fact.DAYS_OVERDUE, 91)).reasons().get(1);
    assertThat(late.truth()).isEqualTo(Truth.HOLDS);
    assertThat(late.clause()).isEqualTo("two");
    assertThat(late.missing()).isEmpty();
    Reason open = judge(program, Map.of(Fact.DAYS_OVERDUE, 90)).reasons().get(1);
    assertThat(open.truth()).isEqualTo(Truth.UNKNOWN);
    assertThat(open.clause()).isEqualTo("one");
    assertThat(open.missing()).containsExactly(Fact.WILLING_TO_REPAY);
    Map<Fact, Object> neither = Map.of(Fact.DAYS_OVERDUE, 90, Fact.WILLING_TO_REPAY, false);
    assertThat(judge(program, neither).reasons().get(1).truth()).isEqualTo(Truth.FAILS);
  }

  @Test
  void sum_compared_with_a_sum_misses_both_until_both_are_known() {
    Document program = Programs.program(SHORT);
    Money ten = new Money(10_00);

    assertThat(judge(program, Map.of()).reasons().get(1).missing())
        .containsExactly(Fact.MONTHLY_SURPLUS, Fact.MINIMUM_PAYMENT);
    assertThat(judge(program, Map.of(Fact.MINIMUM_PAYMENT, ten)).reasons().get(1).missing())
        .containsExactly(Fact.MONTHLY_SURPLUS);
    Map<Fact, Object> equal = Map.of(Fact.MINIMUM_PAYMENT, ten, Fact.MONTHLY_SURPLUS, ten);
    assertThat(judge(program, equal).reasons().get(1).truth()).isEqualTo(Truth.FAILS);
    // The surplus that follows from income and spending is known, too, and may be a lack.
    Map<Fact, Object> lack =
        Map.of(
            Fact.MINIMUM_PAYMENT,
            ten,
            Fact.MONTHLY_INCOME,
            ten,
            Fact.NECESSARY_SPENDING,
            new Money(20_00));
    assertThat(judge(program, lack).reasons().get(1).truth()).isEqualTo(Truth.HOLDS);
  }

  @Test
  void bounds_are_met_to_the_fen() {
    Document program =
        Programs.program(
            new Criterion.Test(Fact.PENALTY, Operator.ABOVE, List.of("12.3"), "one"),
            new Criterion.Test(Fact.FEES, Operator.AT_MOST, List.of("2000"), "one"));

    Map<Fact, Object> facts =
        Map.of(Fact.PENALTY, new Money(12_31), Fact.FEES, new Money(2_000_00));
    assertThat(judge(program, facts).count(Truth.HOLDS)).isEqualTo(2);
    facts = Map.of(Fact.PENALTY, new Money(12_30), Fact.FEES, new Money(2_000_01));
    assertThat(judge(program, facts).count(Truth.FAILS)).isEqualTo(2);
  }
}
