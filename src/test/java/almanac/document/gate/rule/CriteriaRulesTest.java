package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.gate.GateProblem;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Fact;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether there are cases that criteria are for: each rule with what keeps it, just so. */
class CriteriaRulesTest {
  private static Criterion test(Fact fact, Operator operator, String... values) {
    return new Criterion.Test(fact, operator, List.of(values), "one");
  }

  private static Criterion is(Fact fact, String value) {
    return test(fact, Operator.IS, value);
  }

  private static Criterion days(Operator operator, String days) {
    return test(Fact.DAYS_OVERDUE, operator, days);
  }

  private static Criterion anyOf(Criterion... criteria) {
    return new AnyOf(List.of(criteria));
  }

  private static Consumer<Edit> with(Criterion... criteria) {
    return e -> e.eligibility.addAll(List.of(criteria));
  }

  private static List<GateProblem> problems(Consumer<Edit> change) {
    Shelf shelf = Shelf.withRule();
    return shelf.problems(shelf.next("plan", programme(), change));
  }

  private static List<String> codes(Consumer<Edit> change) {
    return problems(change).stream().map(GateProblem::code).toList();
  }

  private static List<String> codes(Criterion... criteria) {
    return codes(with(criteria));
  }

  private static void refused(String code, Criterion... criteria) {
    assertThat(codes(criteria)).containsExactly(code);
  }

  private static void accepted(Criterion... criteria) {
    assertThat(codes(criteria)).isEmpty();
  }

  @Test
  void criterion_outOfTheRangeOfItsFact_neverHolds() {
    refused("CRITERION_NEVER_HOLDS", days(Operator.BELOW, "0"));
    accepted(days(Operator.BELOW, "1"));
    refused("CRITERION_NEVER_HOLDS", test(Fact.BILLING_DAY, Operator.AT_LEAST, "32"));
    accepted(test(Fact.BILLING_DAY, Operator.AT_LEAST, "31"));
    refused("CRITERION_NEVER_HOLDS", is(Fact.BILLING_DAY, "0"));
    refused("CRITERION_NEVER_HOLDS", test(Fact.PRINCIPAL, Operator.BELOW, "0"));
    accepted(test(Fact.PRINCIPAL, Operator.AT_MOST, "0.00"));
    accepted(test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "0"));
  }

  @Test
  void criterion_thatComparesASumWithItself_orWithAPartOfIt_neverHolds() {
    refused("CRITERION_NEVER_HOLDS", test(Fact.PRINCIPAL, Operator.ABOVE, "principal"));
    accepted(test(Fact.PRINCIPAL, Operator.AT_LEAST, "principal"));
    refused("CRITERION_NEVER_HOLDS", test(Fact.INTEREST, Operator.ABOVE, "debt-total"));
    accepted(test(Fact.INTEREST, Operator.AT_LEAST, "debt-total"));
    refused("CRITERION_NEVER_HOLDS", test(Fact.MONTHLY_SURPLUS, Operator.ABOVE, "monthly-income"));
  }

  @Test
  void criterion_thatAllowsNothing_neverHolds() {
    refused("CRITERION_NEVER_HOLDS", test(Fact.HARDSHIP, Operator.ONE_OF));
    refused("CRITERION_NEVER_HOLDS", anyOf());
    refused("CRITERION_NEVER_HOLDS", anyOf(days(Operator.BELOW, "0"), is(Fact.BILLING_DAY, "40")));
    accepted(anyOf(days(Operator.BELOW, "0"), is(Fact.BILLING_DAY, "4")));
  }

  @Test
  void criterion_forNobodyTheTextIsFor_neverHolds() {
    refused("CRITERION_NEVER_HOLDS", is(Fact.PRODUCT, "student-card"));
    accepted(test(Fact.PRODUCT, Operator.ONE_OF, "student-card", "credit-card"));
    assertThat(codes(with(is(Fact.PRODUCT, "student-card")).andThen(e -> e.products.clear())))
        .isEmpty();
    refused("CRITERION_NEVER_HOLDS", is(Fact.SPEAKER, "other"));
    accepted(test(Fact.SPEAKER, Operator.ONE_OF, "other", "debtor"));
    Consumer<Edit> inShanghai = e -> e.regions.add("上海");
    assertThat(codes(inShanghai.andThen(with(is(Fact.REGION, "北京")))))
        .containsExactly("CRITERION_NEVER_HOLDS");
    assertThat(codes(inShanghai.andThen(with(is(Fact.REGION, "上海"))))).isEmpty();
  }

  @Test
  void problem_saysTheCriterionAndWhatWouldBeRight() {
    assertThat(problems(with(is(Fact.SPEAKER, "other"))).getFirst().message())
        .isEqualTo(
            "speaker is other (one) holds for nobody for whom this text is, with its products, its"
                + " regions and those to whom something may be offered.");
    assertThat(problems(with(days(Operator.BELOW, "0"))).getFirst().message())
        .isEqualTo("days-overdue below 0 (one) can never hold; write what was meant.");
    GateProblem two =
        problems(
                with(
                    days(Operator.AT_MOST, "90"),
                    new Criterion.Test(Fact.DAYS_OVERDUE, Operator.AT_LEAST, List.of("91"), "two")))
            .getFirst();
    assertThat(two.clause()).isEqualTo("two");
    assertThat(two.key()).isEqualTo("eligibility[2]");
    assertThat(two.message())
        .isEqualTo(
            "days-overdue at-most 90 (one) and days-overdue at-least 91 (two) can never hold"
                + " together; correct one, or write them as any-of.");
  }

  @Test
  void twoCriteria_thatExcludeEachOther_contradict() {
    refused("CRITERIA_CONTRADICT", days(Operator.AT_MOST, "90"), days(Operator.AT_LEAST, "91"));
    accepted(days(Operator.AT_MOST, "91"), days(Operator.AT_LEAST, "91"));
    refused("CRITERIA_CONTRADICT", days(Operator.ABOVE, "90"), days(Operator.BELOW, "91"));
    refused(
        "CRITERIA_CONTRADICT",
        is(Fact.DELINQUENCY_STAGE, "m0"),
        test(Fact.DELINQUENCY_STAGE, Operator.ONE_OF, "m1"));
    accepted(
        test(Fact.DELINQUENCY_STAGE, Operator.ONE_OF, "m0", "m1"),
        test(Fact.DELINQUENCY_STAGE, Operator.ONE_OF, "m1", "m2"));
    refused(
        "CRITERIA_CONTRADICT", is(Fact.FRAUD_DISPUTED, "true"), is(Fact.FRAUD_DISPUTED, "false"));
    refused("CRITERIA_CONTRADICT", is(Fact.WILLING_TO_REPAY, "false"));
    refused(
        "CRITERIA_CONTRADICT",
        test(Fact.PRINCIPAL, Operator.AT_LEAST, "500.01"),
        test(Fact.PRINCIPAL, Operator.AT_MOST, "500"));
    refused(
        "CRITERIA_CONTRADICT",
        test(Fact.AGREEMENT_DAY, Operator.BELOW, "2024-01-01"),
        test(Fact.AGREEMENT_DAY, Operator.AT_LEAST, "2024-01-01"));
  }

  @Test
  void sumsThatAreCompared_contradict_alsoByTheirParts() {
    refused(
        "CRITERIA_CONTRADICT",
        test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "minimum-payment"),
        test(Fact.MONTHLY_SURPLUS, Operator.AT_LEAST, "minimum-payment"));
    accepted(
        test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "minimum-payment"),
        test(Fact.MONTHLY_SURPLUS, Operator.ABOVE, "0"));
    refused(
        "CRITERIA_CONTRADICT",
        test(Fact.PRINCIPAL, Operator.AT_LEAST, "1000"),
        test(Fact.DEBT_TOTAL, Operator.BELOW, "1000"));
    accepted(
        test(Fact.PRINCIPAL, Operator.AT_LEAST, "1000"),
        test(Fact.DEBT_TOTAL, Operator.AT_MOST, "1000"));
    refused(
        "PROGRAM_UNREACHABLE",
        test(Fact.PRINCIPAL, Operator.AT_LEAST, "600"),
        test(Fact.INTEREST, Operator.AT_LEAST, "600"),
        test(Fact.DEBT_TOTAL, Operator.BELOW, "1200"));
  }

  @Test
  void anyOf_contradicts_ifEachMemberDoes() {
    Criterion either = anyOf(is(Fact.HARDSHIP, "disaster"), days(Operator.AT_LEAST, "91"));
    refused("PROGRAM_UNREACHABLE", either, is(Fact.HARDSHIP, "none"), days(Operator.AT_MOST, "90"));
    accepted(either, is(Fact.HARDSHIP, "none"), days(Operator.AT_MOST, "91"));
    refused(
        "CRITERIA_CONTRADICT",
        anyOf(is(Fact.HARDSHIP, "disaster"), is(Fact.HARDSHIP, "epidemic")),
        is(Fact.HARDSHIP, "none"));
  }

  @Test
  void criteria_thatLeaveNobodyOnlyTogether_areNamed_andTheOthersNot() {
    List<GateProblem> problems =
        problems(
            with(
                is(Fact.LITIGATION, "none"),
                test(Fact.PRINCIPAL, Operator.ABOVE, "interest"),
                test(Fact.INTEREST, Operator.ABOVE, "fees"),
                test(Fact.FEES, Operator.ABOVE, "principal")));

    assertThat(problems).extracting(GateProblem::code).containsExactly("PROGRAM_UNREACHABLE");
    assertThat(problems.getFirst().message())
        .isEqualTo(
            "No case meets all of these, so nobody can be offered the programme: principal above"
                + " interest (one) and interest above fees (one) and fees above principal (one).");
  }

  @Test
  void everyContradiction_isTold() {
    assertThat(
            codes(
                days(Operator.AT_MOST, "90"),
                days(Operator.AT_LEAST, "91"),
                is(Fact.HARDSHIP, "none"),
                is(Fact.HARDSHIP, "disaster"),
                test(Fact.BILLING_DAY, Operator.AT_LEAST, "32")))
        .containsExactly("CRITERIA_CONTRADICT", "CRITERIA_CONTRADICT", "CRITERION_NEVER_HOLDS");
  }

  @Test
  void whenOfASpecialCase_isHeldToTheSame_butSpeaksOfAnybody() {
    Shelf shelf = Shelf.withRule();
    assertThat(shelf.codes("case", specialCase(), e -> e.when.add(is(Fact.SPEAKER, "other"))))
        .isEmpty();
    assertThat(
            shelf.codes("case", specialCase(), e -> e.when.add(is(Fact.PRODUCT, "student-card"))))
        .containsExactly("CRITERION_NEVER_HOLDS");
    assertThat(
            shelf.codes(
                "case",
                specialCase(),
                e -> e.when.addAll(List.of(days(Operator.BELOW, "5"), days(Operator.ABOVE, "5")))))
        .containsExactly("CRITERIA_CONTRADICT");
    assertThat(
            shelf.codes(
                "case",
                specialCase(),
                e ->
                    e.when.addAll(
                        List.of(
                            test(Fact.PRINCIPAL, Operator.ABOVE, "interest"),
                            test(Fact.INTEREST, Operator.ABOVE, "fees"),
                            test(Fact.FEES, Operator.ABOVE, "principal")))))
        .containsExactly("CRITERIA_CONTRADICT");
  }

  @Test
  void criterion_thatAnotherImplies_isTold() {
    refused("CRITERION_REDUNDANT", days(Operator.AT_MOST, "90"), days(Operator.BELOW, "60"));
    accepted(days(Operator.AT_MOST, "90"), days(Operator.ABOVE, "60"));
    refused("CRITERION_REDUNDANT", is(Fact.WILLING_TO_REPAY, "true"));
    assertThat(
            problems(
                    with(
                        test(Fact.HARDSHIP, Operator.ONE_OF, "disaster", "epidemic"),
                        is(Fact.HARDSHIP, "disaster")))
                .getFirst()
                .message())
        .isEqualTo(
            "hardship one-of [disaster, epidemic] (one) holds whenever hardship is disaster (one)"
                + " does; leave it out, or write what was meant.");
  }

  @Test
  void fact_thatNothingAsksForAnyMore_isTold() {
    Consumer<Edit> asks = with(is(Fact.LITIGATION, "none"));
    Shelf shelf = Shelf.withRule().holding("plan", programme(), asks);
    Consumer<Edit> next = e -> e.from = day("2026-12-01");

    assertThat(shelf.codes("plan", programme(), next)).containsExactly("FACT_DEAD");
    assertThat(shelf.codes("plan", programme(), next.andThen(asks))).isEmpty();
    assertThat(shelf.codes("new", programme(), next)).isEmpty();

    shelf.holding("case", specialCase(), e -> e.when.add(is(Fact.LITIGATION, "judged")));
    assertThat(shelf.codes("plan", programme(), next)).isEmpty();
  }

  @Test
  void fact_thatASumIsComparedWith_isAskedFor_andOneThatStopsBeforeIsNot() {
    Consumer<Edit> asks = with(test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "minimum-payment"));
    Shelf shelf =
        Shelf.withRule()
            .holding("plan", programme(), asks)
            .holding(
                "other",
                programme(),
                asks.andThen(e -> {
                  e.until = day("2026-12-01");
                  e.ends = true;
                }));

    assertThat(shelf.codes("plan", programme(), e -> e.from = day("2026-12-01")))
        .containsExactly("FACT_DEAD", "FACT_DEAD");
    assertThat(shelf.codes("rule", policy(), e -> e.from = day("2026-12-01"))).isEmpty();
  }

  @Test
  void criteria_thatNobodyCanRead_orThatAreTooMany_ruleNothingOut() {
    assertThat(codes(is(Fact.DAYS_OVERDUE, "soon"), is(Fact.AGREEMENT_DAY, "2024-02-30")))
        .isEmpty();
    Consumer<Edit> many =
        e -> {
          for (int i = 0; i < 400; i++) {
            e.eligibility.add(
                anyOf(
                    days(Operator.AT_LEAST, String.valueOf(i)),
                    test(Fact.PRINCIPAL, Operator.ABOVE, i + ".5"),
                    test(Fact.INTEREST, Operator.BELOW, "fees")));
          }
        };
    assertThat(codes(many)).isEmpty();
  }
}
