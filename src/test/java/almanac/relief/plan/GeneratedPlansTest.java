package almanac.relief.plan;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.Terms;
import almanac.relief.Money;
import almanac.relief.PlanFigure;
import almanac.relief.offer.Offer;
import almanac.relief.plan.RepaymentPlan.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans of all kinds against exact fractions: equal to the fen, and the parts make the whole. */
class GeneratedPlansTest {
  private static final int PLANS = 2_000;
  private static final long SEED = Long.getLong("almanac.plan.seed", 20261123);
  private static final Terms NO_TERMS =
      new Terms(null, null, null, null, null, null, null, null, null, null);
  private static final int[] SHARES = {0, 0, 5, 10, 30, 50, 100};

  private final Random random = new Random(SEED);
  private final TreeMap<String, Integer> seen = new TreeMap<>();

  @Test
  void plans_areTheOracles_toTheFen() {
    for (int i = 0; i < PLANS; i++) {
      one("plan %d of seed %d".formatted(i, SEED));
    }
    System.out.println(PLANS + " plans as the oracle has them; among them " + seen);
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "CONTINUES",
            "REDUCED",
            "FROZEN",
            "leap day",
            "month without the day",
            "rate changed",
            "down payment",
            "deferred",
            "first day given",
            "more periods than fen");
    assertThat(seen.values()).allSatisfy(n -> assertThat(n).isGreaterThanOrEqualTo(25));
  }

  private void one(String name) {
    LocalDate agreed = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3_000));
    Scales scales = GeneratedAccounts.plainScales();
    for (int i = random.nextInt(3); i > 0; i--) {
      scales.set(
          PlanFigure.DAILY_RATE,
          agreed.plusDays(random.nextInt(900)),
          BigDecimal.valueOf(200 + random.nextInt(400), 4));
    }
    Debt debt = new Debt(sum(1), sum(0), sum(0), sum(0));
    InterestTerm interest = List.of(InterestTerm.values()).get(random.nextInt(3));
    int periods = 1 + random.nextInt(60);
    Integer deferral = random.nextInt(3) == 0 ? Integer.valueOf(1 + random.nextInt(6)) : null;
    @Nullable LocalDate given =
        random.nextInt(4) == 0 ? agreed.plusDays(1 + random.nextInt(80)) : null;
    Integer payDay = random.nextBoolean() ? Integer.valueOf(1 + random.nextInt(31)) : null;
    Offer offered =
        new Offer(
            periods, share(), share(), share(), share(), interest, null, given, deferral, null,
            true);
    BigDecimal reduced = interest == InterestTerm.REDUCED ? new BigDecimal("0.0123") : null;
    PlanTerms terms = PlanTerms.of(offered, NO_TERMS, agreed, payDay, reduced);

    RepaymentPlan plan = Plans.plan(debt, terms, PlanFigures.of(scales, Contract.NOTHING));

    List<List<Object>> expected = oracle(debt, offered, agreed, payDay, reduced, scales);
    assertThat(plan.rows().stream().map(GeneratedPlansTest::shown).toList())
        .as(name)
        .isEqualTo(expected);
    assertThat(plan.total(Row::principal)).as(name).isEqualTo(debt.principal());
    assertThat(
            plan.total(Row::pastInterest)
                .plus(plan.total(Row::penalty))
                .plus(plan.total(Row::fees))
                .plus(plan.waived().total()))
        .as(name)
        .isEqualTo(debt.interest().plus(debt.penalty()).plus(debt.fees()));
    assertThat(plan.rows().getLast().remaining()).as(name).isEqualTo(Money.ZERO);
    count(plan, offered, payDay);
  }

  private static List<Object> shown(Row r) {
    return List.of(
        r.number(),
        r.dueDay(),
        r.days(),
        r.principal().fen(),
        r.interest().fen(),
        r.pastInterest().fen(),
        r.penalty().fen(),
        r.fees().fen(),
        r.remaining().fen(),
        r.total().fen());
  }

  private List<List<Object>> oracle(
      Debt debt,
      Offer o,
      LocalDate agreed,
      @Nullable Integer payDay,
      @Nullable BigDecimal reduced,
      Scales scales) {
    List<List<Object>> rows = new ArrayList<>();
    long n = java.util.Objects.requireNonNull(o.periods());
    long down = part(o.downPaymentPercent(), debt.principal());
    long owed = debt.principal().fen() - down;
    long interest = debt.interest().fen() - part(o.waiveInterestPercent(), debt.interest());
    long penalty = debt.penalty().fen() - part(o.waivePenaltyPercent(), debt.penalty());
    long fees = debt.fees().fen() - part(o.waiveFeePercent(), debt.fees());
    if (down > 0) {
      rows.add(List.of(0, agreed, 0L, down, 0L, 0L, 0L, 0L, owed, down));
    }
    int first = agreed.getYear() * 12 + agreed.getMonthValue() + deferral(o);
    int day = payDay != null ? payDay : agreed.getDayOfMonth();
    LocalDate given = o.firstPaymentDay();
    if (given != null) {
      first = given.getYear() * 12 + given.getMonthValue() - 1;
      day = payDay != null ? payDay : given.getDayOfMonth();
    }
    LocalDate before = agreed;
    for (int k = 1; k <= n; k++) {
      LocalDate due = k == 1 && given != null ? given : day(first + k - 1, day);
      long left = owed - (owed / n) * (k - 1);
      Fraction rates =
          o.interest() == InterestTerm.FROZEN
              ? Fraction.ZERO
              : reduced != null
                  ? Fraction.percent(reduced).times(days(before, due))
                  : rates(before, due, scales);
      long now = rates.times(left).rounded();
      long principal = nth(owed, n, k);
      long one = nth(interest, n, k);
      long two = nth(penalty, n, k);
      long three = nth(fees, n, k);
      rows.add(
          List.of(
              k,
              due,
              days(before, due),
              principal,
              now,
              one,
              two,
              three,
              left - principal,
              principal + now + one + two + three));
      before = due;
    }
    return rows;
  }

  private static int deferral(Offer o) {
    Integer months = o.deferralMonths();
    return months == null ? 0 : months;
  }

  // Day by day, where the plan cuts at changes.
  private static Fraction rates(LocalDate from, LocalDate until, Scales scales) {
    Fraction sum = Fraction.ZERO;
    for (LocalDate d = from; d.isBefore(until); d = d.plusDays(1)) {
      BigDecimal rate = scales.value(PlanFigure.DAILY_RATE, d);
      sum = sum.plus(Fraction.percent(java.util.Objects.requireNonNull(rate)));
    }
    return sum;
  }

  private static long days(LocalDate from, LocalDate until) {
    return until.toEpochDay() - from.toEpochDay();
  }

  // Months counted from the year 0, and the calendar's own rule of leap years.
  private static LocalDate day(int month, int day) {
    int year = month / 12;
    int of = month % 12 + 1;
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int last = of == 2 ? (leap ? 29 : 28) : of == 4 || of == 6 || of == 9 || of == 11 ? 30 : 31;
    return LocalDate.of(year, of, Math.min(day, last));
  }

  private static long part(@Nullable BigDecimal percent, Money of) {
    return percent == null ? 0 : Fraction.percent(percent).times(of.fen()).rounded();
  }

  private static long nth(long sum, long n, long k) {
    return k < n ? sum / n : sum - (n - 1) * (sum / n);
  }

  private @Nullable BigDecimal share() {
    return random.nextInt(3) == 0
        ? null
        : BigDecimal.valueOf(SHARES[random.nextInt(SHARES.length)] * 10L, 1);
  }

  private Money sum(int least) {
    return switch (random.nextInt(5)) {
      case 0 -> new Money(least + random.nextInt(40));
      case 1 -> new Money(least);
      default -> new Money(least + random.nextLong(50_000_000));
    };
  }

  private void count(RepaymentPlan plan, Offer o, @Nullable Integer payDay) {
    count(plan.terms().interest().name(), true);
    count(
        "leap day",
        plan.rows().stream()
            .flatMap(r -> r.accruals().stream())
            .anyMatch(a ->
                ChronoUnit.DAYS.between(a.from(), a.until()) > 0
                    && a.from()
                        .datesUntil(a.until())
                        .anyMatch(d -> d.getMonthValue() == 2 && d.getDayOfMonth() == 29)));
    count(
        "month without the day",
        plan.rows().stream()
            .skip(2)
            .anyMatch(r -> r.dueDay().getDayOfMonth() < plan.terms().payDay()));
    count("rate changed", plan.rows().stream().anyMatch(r -> r.accruals().size() > 1));
    count("down payment", plan.rows().getFirst().number() == 0);
    count("deferred", o.deferralMonths() != null && o.firstPaymentDay() == null);
    count("first day given", o.firstPaymentDay() != null && payDay != null);
    count("more periods than fen", plan.debt().principal().fen() < plan.terms().periods());
  }

  private void count(String what, boolean there) {
    if (there) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
