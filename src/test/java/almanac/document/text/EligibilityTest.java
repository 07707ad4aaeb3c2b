package almanac.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When criteria imply others. */
class EligibilityTest {
  private static Criterion test(Fact fact, Operator operator, String... values) {
    return new Criterion.Test(fact, operator, List.of(values), "one");
  }

  private static boolean implies(Criterion one, Criterion other) {
    return Eligibility.implies(List.of(one), List.of(other));
  }

  @Test
  void fewerChoices_implyMore() {
    Criterion one = test(Fact.HARDSHIP, Operator.IS, "disaster");
    Criterion two = test(Fact.HARDSHIP, Operator.ONE_OF, "disaster", "unemployment");
    assertThat(implies(one, two)).isTrue();
    assertThat(implies(two, one)).isFalse();
    assertThat(implies(two, two)).isTrue();
    assertThat(implies(one, test(Fact.LITIGATION, Operator.IS, "none"))).isFalse();
  }

  @Test
  void narrowerNumbers_implyWider() {
    Criterion most90 = test(Fact.DAYS_OVERDUE, Operator.AT_MOST, "90");
    Criterion below90 = test(Fact.DAYS_OVERDUE, Operator.BELOW, "90");
    Criterion least30 = test(Fact.DAYS_OVERDUE, Operator.AT_LEAST, "30");
    Criterion above30 = test(Fact.DAYS_OVERDUE, Operator.ABOVE, "30");
    assertThat(implies(below90, most90)).isTrue();
    assertThat(implies(most90, below90)).isFalse();
    assertThat(implies(above30, least30)).isTrue();
    assertThat(implies(least30, above30)).isFalse();
    assertThat(implies(least30, most90)).isFalse();
    assertThat(implies(test(Fact.DAYS_OVERDUE, Operator.IS, "45"), most90)).isTrue();
    assertThat(implies(test(Fact.DAYS_OVERDUE, Operator.ONE_OF, "45", "91"), most90)).isFalse();
    assertThat(implies(most90, test(Fact.DAYS_OVERDUE, Operator.IS, "45"))).isFalse();
  }

  @Test
  void sumsOfTheCase_areComparedByNameAlone() {
    Criterion minimum = test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "minimum-payment");
    assertThat(implies(minimum, minimum)).isTrue();
    assertThat(implies(minimum, test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "interest"))).isFalse();
    assertThat(implies(minimum, test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "500.00"))).isFalse();
  }

  @Test
  void anyOf_isImpliedByOneOfIt_andImpliesWhatAllOfItDo() {
    Criterion disaster = test(Fact.HARDSHIP, Operator.IS, "disaster");
    Criterion fraud = test(Fact.FRAUD_DISPUTED, Operator.IS, "true");
    Criterion either = new AnyOf(List.of(disaster, fraud));
    assertThat(implies(disaster, either)).isTrue();
    assertThat(implies(either, disaster)).isFalse();
    assertThat(implies(either, new AnyOf(List.of(fraud, disaster)))).isTrue();
    assertThat(implies(new AnyOf(List.of()), disaster)).isFalse();
  }

  @Test
  void allOfTheOthers_areImplied() {
    Criterion disaster = test(Fact.HARDSHIP, Operator.IS, "disaster");
    Criterion fraud = test(Fact.FRAUD_DISPUTED, Operator.IS, "true");
    assertThat(Eligibility.implies(List.of(disaster, fraud), List.of(disaster))).isTrue();
    assertThat(Eligibility.implies(List.of(disaster), List.of(disaster, fraud))).isFalse();
    assertThat(Eligibility.implies(List.of(disaster), List.of())).isTrue();
  }
}
