package almanac.relief.plan;

import almanac.relief.Money;
import almanac.relief.PlanFigure;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.Account.Payment;
import almanac.relief.plan.Account.Posting;
import almanac.relief.plan.Account.PostingType;
import almanac.relief.plan.DebtComposition.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Accounts of customers who pay all, the minimum, late, little, too much or nothing, by turns. */
final class GeneratedAccounts {
  private static final int[] STATEMENT_DAYS = {1, 5, 17, 28, 29, 30, 31, 31};

  private final Random random;

  GeneratedAccounts(Random random) {
    this.random = random;
  }

  /** An account with what it is worked out by. */
  record Case(Account account, Contract contract, Scales scales) {}

  /** Figures of every kind that never change. */
  static Scales plainScales() {
    return new Scales()
        .set(PlanFigure.DAILY_RATE, "1990-01-01", "0.05")
        .set(PlanFigure.PENALTY_SHARE, "1990-01-01", "5")
        .set(PlanFigure.PENALTY_LEAST, "1990-01-01", "1")
        .set(PlanFigure.PENALTY_MOST, "1990-01-01", "300")
        .set(PlanFigure.PRINCIPAL_FIRST, "1990-01-01", "91")
        .set(PlanFigure.DAYS_TO_PAY, "1990-01-01", "20")
        .set(PlanFigure.MINIMUM_SHARE, "1990-01-01", "10")
        .set(PlanFigure.MINIMUM_OF_INSTALMENTS, "1990-01-01", "100")
        .set(PlanFigure.MINIMUM_OF_CASH, "1990-01-01", "100")
        .set(PlanFigure.MINIMUM_OF_CHARGES, "1990-01-01", "100")
        .set(PlanFigure.MINIMUM_OF_PAST_MINIMUM, "1990-01-01", "100")
        .set(PlanFigure.MINIMUM_OF_OVER_LIMIT, "1990-01-01", "100");
  }

  Case next() {
    LocalDate first = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000));
    Scales scales = plainScales();
    for (int i = random.nextInt(4); i > 0; i--) {
      scales.set(
          PlanFigure.DAILY_RATE,
          first.plusDays(random.nextInt(500)),
          BigDecimal.valueOf(100 + random.nextInt(500), 4));
    }
    if (random.nextInt(3) > 0) {
      scales.set(
          PlanFigure.PENALTY_STOP,
          first.plusDays(random.nextInt(300) - 100L),
          BigDecimal.valueOf(random.nextInt(3) == 0 ? 61 : 181));
    }
    if (random.nextInt(3) == 0) {
      scales
          .set(PlanFigure.PENALTY_SHARE, first.plusDays(random.nextInt(300)), new BigDecimal("3.5"))
          .set(PlanFigure.MINIMUM_SHARE, first.plusDays(random.nextInt(300)), BigDecimal.valueOf(5))
          .set(PlanFigure.DAYS_TO_PAY, first.plusDays(random.nextInt(300)), BigDecimal.valueOf(25))
          .set(
              PlanFigure.PRINCIPAL_FIRST, first.plusDays(random.nextInt(300)), new BigDecimal("31"))
          .set(
              PlanFigure.MINIMUM_OF_CASH,
              first.plusDays(random.nextInt(300)),
              new BigDecimal("33"));
    }
    Contract contract =
        random.nextInt(4) == 0
            ? new Contract(new BigDecimal("0.0432"), null, null, null, new BigDecimal("7.5"), null)
            : Contract.NOTHING;
    return new Case(account(first, contract, scales), contract, scales);
  }

  private Account account(LocalDate first, Contract contract, Scales scales) {
    int day = STATEMENT_DAYS[random.nextInt(STATEMENT_DAYS.length)];
    InterestMethod method =
        random.nextBoolean() ? InterestMethod.WHOLE_BALANCE : InterestMethod.UNPAID_PART;
    Money limit = random.nextBoolean() ? new Money(random.nextInt(2_000_000)) : null;
    LocalDate end = first.plusDays(20 + random.nextInt(random.nextInt(4) == 0 ? 900 : 420));
    List<Posting> postings = new ArrayList<>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      LocalDate posted = first.plusDays(random.nextInt(random.nextBoolean() ? 40 : 420));
      if (!posted.isAfter(end)) {
        PostingType type =
            random.nextBoolean()
                ? PostingType.PURCHASE
                : List.of(PostingType.values()).get(random.nextInt(4));
        postings.add(new Posting(posted, type, money()));
      }
    }
    List<Payment> payments = new ArrayList<>();
    if (random.nextInt(6) == 0) {
      payments.add(new Payment(first.plusDays(random.nextInt(15)), money()));
    }
    int diligence = random.nextInt(4);
    LocalDate today = first;
    while (today.isBefore(end)) {
      LocalDate now = today;
      List<Payment> paid = payments.stream().filter(p -> !p.day().isAfter(now)).toList();
      Account soFar = new Account(day, method, until(postings, today), paid, limit, today);
      if (soFar.states(today) && random.nextInt(4) <= diligence) {
        pay(Ledger.compose(soFar, PlanFigures.of(scales, contract)), end, payments);
      }
      LocalDate next = today.plusDays(1);
      while (next.isBefore(end) && !soFar.states(next)) {
        next = next.plusDays(1);
      }
      today = next;
    }
    return new Account(day, method, postings, payments, limit, end);
  }

  private static List<Posting> until(List<Posting> postings, LocalDate day) {
    return postings.stream().filter(p -> !p.day().isAfter(day)).toList();
  }

  private void pay(DebtComposition now, LocalDate end, List<Payment> payments) {
    if (now.statements().isEmpty()) {
      return;
    }
    Statement last = now.statements().getLast();
    long pause = last.dueDay().toEpochDay() - last.day().toEpochDay();
    @Nullable Money sum =
        switch (random.nextInt(8)) {
          case 0, 1 -> last.balance();
          case 2, 3 -> last.minimum();
          case 4 -> new Money(last.minimum().fen() / 3);
          case 5 -> money();
          case 6 -> new Money(last.balance().fen() + random.nextInt(50_000));
          default -> null;
        };
    if (sum == null || sum.fen() == 0) {
      return;
    }
    LocalDate day =
        switch (random.nextInt(6)) {
          case 0 -> last.dueDay();
          case 1 -> last.dueDay().plusDays(1);
          case 2 -> last.day().plusDays(1);
          default -> last.day().plusDays(1 + random.nextInt((int) pause + 2));
        };
    if (day.isAfter(end)) {
      return;
    }
    if (random.nextInt(4) == 0 && sum.fen() > 1) {
      payments.add(new Payment(day, new Money(sum.fen() / 2)));
      payments.add(new Payment(day, new Money(sum.fen() - sum.fen() / 2)));
    } else {
      payments.add(new Payment(day, sum));
    }
  }

  private Money money() {
    return new Money(1 + random.nextInt(random.nextInt(5) == 0 ? 3_000 : 1_500_000));
  }
}
