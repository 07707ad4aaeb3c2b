package almanac.relief;

import almanac.document.text.Fact;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Cases of which everything is true together: the days overdue lie in the stage, the parts make the
 * debt. Of what is true a part is known.
 */
public final class GeneratedCases {
  private static final int[] FIRST_DAY = {0, 1, 31, 61, 91, 121, 151, 181, 400};
  private static final List<String> REGIONS = List.of("上海", "广东", "四川", "北京");

  private final Random random;

  /** The cases of a seed. */
  public GeneratedCases(long seed) {
    this.random = new Random(seed);
  }

  /** All that is true of one customer. */
  public Map<Fact, Object> truth() {
    Map<Fact, Object> truth = new EnumMap<>(Fact.class);
    for (Fact fact : Fact.values()) {
      switch (fact.type()) {
        case CHOICE -> truth.put(fact, any(fact.choices()));
        case FLAG -> truth.put(fact, random.nextBoolean());
        case TEXT -> truth.put(fact, any(REGIONS));
        case NUMBER, MONEY, DATE -> {
          // Below, since they hang together.
        }
      }
    }
    int stage = random.nextInt(Fact.DELINQUENCY_STAGE.choices().size());
    truth.put(Fact.DELINQUENCY_STAGE, Fact.DELINQUENCY_STAGE.choices().get(stage));
    truth.put(Fact.DAYS_OVERDUE, random.nextInt(FIRST_DAY[stage], FIRST_DAY[stage + 1]));
    truth.put(Fact.BILLING_DAY, random.nextInt(1, 29));
    truth.put(Fact.AGREEMENT_DAY, LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)));
    if (!"none".equals(truth.get(Fact.HARDSHIP))) {
      truth.put(Fact.HARDSHIP_SINCE, LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600)));
    }
    sums(truth);
    return truth;
  }

  // Sums of every size, and now and then exactly such a one as texts name.
  private void sums(Map<Fact, Object> truth) {
    long principal = sum(200_000_00);
    long interest = sum(20_000_00);
    long penalty = random.nextInt(4) == 0 ? 0 : sum(2_000_00);
    long fees = random.nextInt(2) == 0 ? 0 : sum(3_000_00);
    long income = sum(30_000_00);
    long spending = random.nextLong(income + 1);
    put(truth, Fact.PRINCIPAL, principal);
    put(truth, Fact.INTEREST, interest);
    put(truth, Fact.PENALTY, penalty);
    put(truth, Fact.FEES, fees);
    put(truth, Fact.DEBT_TOTAL, principal + interest + penalty + fees);
    put(truth, Fact.MINIMUM_PAYMENT, principal / 10 + interest + penalty + fees);
    put(truth, Fact.OVER_LIMIT, random.nextInt(3) == 0 ? principal / 20 : 0);
    put(truth, Fact.MONTHLY_INCOME, income);
    put(truth, Fact.NECESSARY_SPENDING, spending);
    put(truth, Fact.MONTHLY_SURPLUS, income - spending);
  }

  private long sum(long most) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(most / 500_00 + 1) * 500_00;
      case 1 -> random.nextLong(most / 10 + 1);
      default -> random.nextLong(most + 1);
    };
  }

  private static void put(Map<Fact, Object> truth, Fact fact, long fen) {
    truth.put(fact, new Money(fen));
  }

  /** What is known of it: each fact with the same chance. */
  public Map<Fact, Object> known(Map<Fact, Object> truth, double chance) {
    Map<Fact, Object> known = new EnumMap<>(Fact.class);
    truth.forEach((fact, value) -> {
      if (random.nextDouble() < chance) {
        known.put(fact, value);
      }
    });
    if ("none".equals(known.get(Fact.HARDSHIP))) {
      known.remove(Fact.HARDSHIP_SINCE);
    }
    return known;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
