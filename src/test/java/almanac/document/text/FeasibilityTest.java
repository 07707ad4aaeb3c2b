package almanac.document.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be is what an enumeration of all small cases finds. */
class FeasibilityTest {
  private static final long SEED = Long.getLong("almanac.seed", 20261122L);
  private static final int SETS = 2_000;

  // Numbers in criteria are small, so that whatever can be can be with small ones: each of four
  // facts one above another, above the largest number.
  private static final int LARGEST = 3;
  private static final int ENOUGH = LARGEST + 5;

  private static final List<Fact> NAMES = List.of(Fact.HARDSHIP, Fact.FRAUD_DISPUTED);
  private static final List<Fact> SUMS =
      List.of(Fact.PRINCIPAL, Fact.DEBT_TOTAL, Fact.MINIMUM_PAYMENT);
  private static final List<Fact> FACTS =
      List.of(
          Fact.HARDSHIP,
          Fact.FRAUD_DISPUTED,
          Fact.DAYS_OVERDUE,
          Fact.BILLING_DAY,
          Fact.PRINCIPAL,
          Fact.DEBT_TOTAL,
          Fact.MINIMUM_PAYMENT);
  private static final List<Fact> BALANCE =
      List.of(Fact.MONTHLY_INCOME, Fact.NECESSARY_SPENDING, Fact.MONTHLY_SURPLUS);

  private final Random random = new Random(SEED);

  @Test
  void randomCriteria_canHold_exactlyIfACaseIsFoundByTryingAll() {
    int possible = 0;
    for (int i = 0; i < SETS; i++) {
      List<Criterion> criteria = criteria(FACTS);
      boolean expected = found(criteria, new ArrayList<>(used(criteria)), new HashMap<>());
      assertThat(new Feasibility().possible(criteria)).as(criteria.toString()).isEqualTo(expected);
      possible += expected ? 1 : 0;
    }
    System.out.printf("criteria: %d sets, %d of them can hold, by both%n", SETS, possible);
    assertThat(possible).isBetween(SETS / 5, SETS * 4 / 5);
  }

  // Sums of three facts are decided by bounds: whatever is ruled out is indeed impossible.
  @Test
  void randomCriteriaOverIncomeAndSpending_areNeverRuledOutWrongly() {
    int ruledOut = 0;
    int missed = 0;
    for (int i = 0; i < SETS; i++) {
      List<Criterion> criteria = criteria(BALANCE);
      boolean expected = found(criteria, new ArrayList<>(BALANCE), new HashMap<>());
      boolean possible = new Feasibility().possible(criteria);
      assertThat(possible || !expected).as(criteria.toString()).isTrue();
      ruledOut += possible ? 0 : 1;
      missed += possible && !expected ? 1 : 0;
    }
    System.out.printf("sums: %d sets ruled out, %d more could be%n", ruledOut, missed);
    assertThat(ruledOut).isGreaterThan(SETS / 10);
    assertThat(missed).isLessThan(SETS / 100);
  }

  private List<Criterion> criteria(List<Fact> facts) {
    List<Criterion> criteria = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      criteria.add(random.nextInt(3) == 0 ? anyOf(facts) : test(facts));
    }
    return criteria;
  }

  private Criterion anyOf(List<Fact> facts) {
    List<Criterion> members = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      members.add(test(facts));
    }
    return new AnyOf(members);
  }

  private Criterion test(List<Fact> facts) {
    Fact fact = facts.get(random.nextInt(facts.size()));
    if (NAMES.contains(fact)) {
      List<String> all =
          fact == Fact.HARDSHIP ? fact.choices().subList(0, 3) : List.of("true", "false");
      List<String> some = all.stream().filter(v -> random.nextBoolean()).toList();
      return fact == Fact.HARDSHIP
          ? new Criterion.Test(fact, Operator.ONE_OF, some, "a")
          : new Criterion.Test(
              fact, Operator.IS, List.of(all.get(random.nextInt(all.size()))), "a");
    }
    List<Operator> operators = List.of(Operator.values());
    Operator operator = operators.get(random.nextInt(operators.size()));
    List<String> values = new ArrayList<>();
    int size = operator == Operator.ONE_OF ? random.nextInt(3) : 1;
    for (int i = 0; i < size; i++) {
      values.add(value(fact, facts));
    }
    return new Criterion.Test(fact, operator, values, "a");
  }

  private String value(Fact fact, List<Fact> facts) {
    if (fact.type() == Fact.Type.MONEY) {
      List<Fact> sums = facts.stream().filter(f -> f.type() == Fact.Type.MONEY).toList();
      return random.nextInt(3) == 0
          ? sums.get(random.nextInt(sums.size())).key()
          : "0.0" + random.nextInt(LARGEST + 1);
    }
    return fact == Fact.BILLING_DAY
        ? String.valueOf(List.of(0, 1, 2, 30, 31, 32).get(random.nextInt(6)))
        : String.valueOf(random.nextInt(LARGEST + 1));
  }

  // The facts that criteria ask for; of sums all three, for they bound each other.
  private static Set<Fact> used(List<Criterion> criteria) {
    Set<Fact> used = EnumSet.noneOf(Fact.class);
    for (Criterion criterion : criteria) {
      switch (criterion) {
        case AnyOf any -> used.addAll(used(any.anyOf()));
        case Criterion.Test test -> {
          used.add(test.fact());
          if (test.fact().type() == Fact.Type.MONEY) {
            used.addAll(SUMS);
          }
        }
      }
    }
    return used;
  }

  /** Whether some case that agrees with what is given meets all criteria, by trying all values. */
  private static boolean found(List<Criterion> criteria, List<Fact> free, Map<Fact, Object> given) {
    if (free.isEmpty()) {
      return sound(given) && criteria.stream().allMatch(c -> meets(c, given));
    }
    Fact fact = free.getLast();
    List<Fact> others = free.subList(0, free.size() - 1);
    for (Object value : all(fact)) {
      given.put(fact, value);
      if (found(criteria, others, given)) {
        return true;
      }
    }
    given.remove(fact);
    return false;
  }

  private static List<Object> all(Fact fact) {
    List<Object> all = new ArrayList<>();
    // One that no criterion names stands for all that none names.
    if (fact == Fact.HARDSHIP) {
      all.addAll(fact.choices().subList(0, 4));
    } else if (fact == Fact.BILLING_DAY) {
      all.addAll(List.of(1, 2, 3, 30, 31));
    } else if (fact == Fact.FRAUD_DISPUTED) {
      all.addAll(List.of("true", "false"));
    } else {
      int least = fact == Fact.MONTHLY_SURPLUS ? -ENOUGH : 0;
      int most = fact == Fact.MONTHLY_INCOME ? 2 * ENOUGH : ENOUGH;
      for (int i = least; i <= most; i++) {
        all.add(i);
      }
    }
    return all;
  }

  private static boolean sound(Map<Fact, Object> given) {
    return notAbove(given, Fact.PRINCIPAL)
        && notAbove(given, Fact.MINIMUM_PAYMENT)
        && (!given.containsKey(Fact.MONTHLY_SURPLUS)
            || number(given, Fact.MONTHLY_INCOME) - number(given, Fact.NECESSARY_SPENDING)
                == number(given, Fact.MONTHLY_SURPLUS));
  }

  private static boolean notAbove(Map<Fact, Object> given, Fact part) {
    return !given.containsKey(part) || number(given, part) <= number(given, Fact.DEBT_TOTAL);
  }

  private static int number(Map<Fact, Object> given, Fact fact) {
    return (Integer) requireNonNull(given.get(fact));
  }

  private static boolean meets(Criterion criterion, Map<Fact, Object> given) {
    return switch (criterion) {
      case AnyOf any -> any.anyOf().stream().anyMatch(c -> meets(c, given));
      case Criterion.Test test -> test.values().stream().anyMatch(v -> meets(test, v, given));
    };
  }

  private static boolean meets(Criterion.Test test, String value, Map<Fact, Object> given) {
    if (NAMES.contains(test.fact())) {
      return value.equals(given.get(test.fact()));
    }
    Fact other = Fact.ofKey(value);
    int than =
        other != null
            ? number(given, other)
            : Integer.parseInt(test.fact().type() == Fact.Type.MONEY ? value.substring(3) : value);
    int is = number(given, test.fact());
    return switch (test.operator()) {
      case IS, ONE_OF -> is == than;
      case BELOW -> is < than;
      case ABOVE -> is > than;
      case AT_LEAST -> is >= than;
      case AT_MOST -> is <= than;
    };
  }

  @Test
  void criteriaOfDays_areDecided_andThoseThatCannotBeReadRuleNothingOut() {
    Criterion before =
        new Criterion.Test(Fact.AGREEMENT_DAY, Operator.BELOW, List.of("2024-03-01"), "a");
    Criterion leapDay =
        new Criterion.Test(Fact.AGREEMENT_DAY, Operator.AT_LEAST, List.of("2024-02-29"), "a");
    Criterion noDay =
        new Criterion.Test(Fact.AGREEMENT_DAY, Operator.ABOVE, List.of("2024-02-30"), "a");
    Criterion last =
        new Criterion.Test(Fact.AGREEMENT_DAY, Operator.ABOVE, List.of("2024-02-29"), "a");

    assertThat(new Feasibility().possible(List.of(before, leapDay))).isTrue();
    assertThat(new Feasibility().possible(List.of(before, leapDay, noDay))).isTrue();
    assertThat(new Feasibility().possible(List.of(before, last))).isFalse();
  }

  @Test
  void choices_thatTakeTooLongToTry_areNotRuledOut() {
    Map<Fact, List<Criterion>> choices = new EnumMap<>(Fact.class);
    List<Criterion> criteria = new ArrayList<>();
    List<Fact> sums = List.of(Fact.PRINCIPAL, Fact.INTEREST, Fact.PENALTY, Fact.FEES);
    for (int i = 0; i < 3_000; i++) {
      List<Criterion> members = choices.computeIfAbsent(sums.get(i % 4), f -> new ArrayList<>());
      members.add(
          new Criterion.Test(
              sums.get(i % 4), Operator.IS, List.of(sums.get((i + 1) % 4).key()), "a"));
      members.add(new Criterion.Test(sums.get(i % 4), Operator.ABOVE, List.of("" + i), "a"));
      criteria.add(new AnyOf(members.subList(Math.max(0, members.size() - 4), members.size())));
    }
    criteria.add(new Criterion.Test(Fact.PRINCIPAL, Operator.BELOW, List.of("1"), "a"));

    assertThat(new Feasibility().possible(criteria)).isTrue();
  }
}
