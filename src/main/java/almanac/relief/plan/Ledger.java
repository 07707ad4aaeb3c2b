package almanac.relief.plan;

import static almanac.relief.plan.DebtComposition.sum;
import static java.util.stream.Collectors.groupingBy;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.TooCostly;
import almanac.relief.Money;
import almanac.relief.PlanFigure;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.Account.Payment;
import almanac.relief.plan.Account.Posting;
import almanac.relief.plan.DebtComposition.AccrualLine;
import almanac.relief.plan.DebtComposition.Application;
import almanac.relief.plan.DebtComposition.ItemType;
import almanac.relief.plan.DebtComposition.PenaltyLine;
import almanac.relief.plan.DebtComposition.Share;
import almanac.relief.plan.Item.Span;
import almanac.relief.plan.PlanFigures.RateSpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works out an account day by day. In the course of a day come: what the due day of yesterday
 * brings (grace, penalty), postings, payments, the statement; what is left at its end accrues for
 * it. The rules and their sources are in {@code docs/relief.md}.
 */
public final class Ledger {
  private static final int MOST_LINES = 10_000;

  private final Account account;
  private final PlanFigures figures;
  private final Map<LocalDate, List<Posting>> postings;
  private final Map<LocalDate, List<Payment>> payments;
  private final List<Item> items = new ArrayList<>();
  private final List<Bill> bills = new ArrayList<>();
  private final List<AccrualLine> accruals = new ArrayList<>();
  private final List<PenaltyLine> penalties = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private int billed;
  private Money credit = Money.ZERO;

  private Ledger(Account account, PlanFigures figures) {
    this.account = account;
    this.figures = figures;
    this.postings = account.transactions().stream().collect(groupingBy(Posting::day));
    this.payments = account.payments().stream().collect(groupingBy(Payment::day));
  }

  /**
   * What is owed at the end of the account's day.
   *
   * @throws BadRequest if the sums grow beyond what can be counted
   */
  public static DebtComposition compose(Account account, PlanFigures figures) {
    try {
      return new Ledger(account, figures).run();
    } catch (ArithmeticException _) {
      throw new BadRequest(
          "account grows beyond all sums that can be counted; correct its sums, days or rate.");
    }
  }

  private DebtComposition run() {
    LocalDate first = account.firstDay().orElse(account.asOf());
    for (LocalDate day = first; !day.isAfter(account.asOf()); day = day.plusDays(1)) {
      afterDueDay(day);
      post(day);
      pay(day);
      if (account.states(day)) {
        state(day);
      }
      if (day.isBefore(account.asOf())) {
        for (Item item : items) {
          item.endOfDay(day);
        }
      }
    }
    return composed();
  }

  // The last statement alone: each falls due before the next is made.
  private void afterDueDay(LocalDate day) {
    if (bills.isEmpty() || !bills.getLast().dueDay().equals(day.minusDays(1))) {
      return;
    }
    Bill bill = bills.getLast();
    for (Item item : bill.items()) {
      if (item.inGrace()) {
        endGrace(item, bill, day);
      }
    }
    if (bill.minimumLeft().fen() > 0) {
      penalise(bill, day);
    }
  }

  private void endGrace(Item item, Bill bill, LocalDate day) {
    if (bill.paidInFull()) {
      item.keepGrace();
    } else if (account.method() == InterestMethod.WHOLE_BALANCE) {
      item.loseGrace();
    } else {
      item.loseGraceForTheRest(day);
    }
  }

  private void penalise(Bill bill, LocalDate day) {
    int overdue = daysOverdue(day);
    Money shortfall = bill.minimumLeft();
    @Nullable Figured stop =
        figures
            .ifAny(PlanFigure.PENALTY_STOP, day)
            .filter(s -> overdue >= s.value().intValueExact())
            .orElse(null);
    Money sum = Money.ZERO;
    List<Figured> shares = List.of();
    if (stop == null) {
      Figured share = figures.on(PlanFigure.PENALTY_SHARE, day);
      Figured least = figures.on(PlanFigure.PENALTY_LEAST, day);
      Figured most = figures.on(PlanFigure.PENALTY_MOST, day);
      if (least.value().compareTo(most.value()) > 0) {
        throw new BadRequest(
            "The least penalty, %s of %s, is above the most, %s of %s, on %s; correct contract.penaltyLeast or contract.penaltyMost."
                .formatted(least.value(), least.source(), most.value(), most.source(), day));
      }
      shares = List.of(share, least, most);
      sum = shortfall.percent(share.value());
      sum = larger(sum, Money.yuan(least.value()));
      sum = smaller(sum, Money.yuan(most.value()));
      add(ItemType.PENALTY, day, sum);
    }
    penalties.add(new PenaltyLine(day, bill.dueDay(), shortfall, overdue, sum, shares, stop));
  }

  private void post(LocalDate day) {
    for (Posting p : postings.getOrDefault(day, List.of())) {
      add(ItemType.valueOf(p.type().name()), day, p.sum());
    }
  }

  private void add(ItemType type, LocalDate day, Money sum) {
    if (sum.fen() > 0) {
      items.add(new Item(items.size() + 1, type, day, sum));
    }
  }

  private void pay(LocalDate day) {
    useCredit(day);
    for (Payment p : payments.getOrDefault(day, List.of())) {
      apply(day, p.sum(), false);
      for (Bill bill : bills) {
        bill.pay(p.sum());
      }
    }
  }

  private void useCredit(LocalDate day) {
    if (credit.fen() > 0 && items.stream().anyMatch(i -> i.left().fen() > 0)) {
      Money had = credit;
      credit = Money.ZERO;
      apply(day, had, true);
    }
  }

  private void apply(LocalDate day, Money sum, boolean fromCredit) {
    int overdue = daysOverdue(day);
    Applying applying = Applying.on(overdue, day, figures);
    Money rest = sum;
    List<Share> shares = new ArrayList<>();
    for (boolean first : List.of(true, false)) {
      for (Item item : items) {
        if (rest.fen() > 0 && item.left().fen() > 0 && applying.first().test(item) == first) {
          Money taken = item.take(rest);
          rest = rest.minus(taken);
          shares.add(new Share(item.number(), taken));
        }
      }
    }
    credit = credit.plus(rest);
    applications.add(
        new Application(
            day, sum, fromCredit, overdue, applying.order(), applying.figure(), shares, rest));
  }

  private int daysOverdue(LocalDate day) {
    return bills.stream()
        .filter(b -> b.overdueOn(day))
        .findFirst()
        .map(b -> (int) ChronoUnit.DAYS.between(b.dueDay(), day))
        .orElse(0);
  }

  private void state(LocalDate day) {
    Money interest = interest(day);
    add(ItemType.INTEREST, day, interest);
    useCredit(day);
    List<Item> fresh = List.copyOf(items.subList(billed, items.size()));
    Money balance = left(_ -> true);
    if (fresh.isEmpty() && balance.fen() == 0) {
      return;
    }
    Money pastMinimum = bills.isEmpty() ? Money.ZERO : bills.getLast().minimumLeft();
    MinimumPayment minimum = new MinimumPayment(figures, day);
    bills.add(
        new Bill(
            day,
            figures.on(PlanFigure.DAYS_TO_PAY, day),
            interest,
            balance,
            minimum.parts(fresh, items.subList(0, billed), pastMinimum, overLimit(), balance),
            fresh));
    billed = items.size();
  }

  private Money interest(LocalDate statement) {
    BigDecimal exact = BigDecimal.ZERO;
    for (Item item : items) {
      exact = exact.add(lines(item, item.charge(), statement));
    }
    return Money.rounded(exact);
  }

  private BigDecimal lines(Item item, List<Span> spans, @Nullable LocalDate statement) {
    BigDecimal exact = BigDecimal.ZERO;
    for (Span span : spans) {
      for (RateSpan r : figures.rates(span.from(), span.until())) {
        BigDecimal fen = AccrualLine.fen(span.base(), r.rate(), r.from(), r.until());
        accruals.add(
            new AccrualLine(
                item.number(), span.base(), r.from(), r.until(), r.rate(), fen, statement));
        exact = exact.add(fen);
      }
    }
    if (accruals.size() > MOST_LINES) {
      throw new TooCostly(
          "The interest of an account is told in at most %d lines; give fewer transactions or fewer years."
              .formatted(MOST_LINES));
    }
    return exact;
  }

  private @Nullable Money overLimit() {
    Money limit = account.limit();
    Money principal = left(i -> i.type().principal());
    return limit == null ? null : larger(Money.ZERO, principal.minus(limit));
  }

  private Money left(Predicate<Item> which) {
    return sum(items.stream().filter(which).map(Item::left));
  }

  private Money left(ItemType type) {
    return left(i -> i.type() == type);
  }

  private DebtComposition composed() {
    BigDecimal accrued = BigDecimal.ZERO;
    for (Item item : items) {
      accrued = accrued.add(lines(item, item.due(), null));
    }
    return new DebtComposition(
        account.asOf(),
        left(i -> i.type().principal()),
        left(ItemType.INTEREST),
        Money.rounded(accrued),
        left(ItemType.PENALTY),
        left(ItemType.FEE),
        credit,
        overLimit(),
        daysOverdue(account.asOf()),
        items.stream().map(Item::entry).toList(),
        bills.stream().map(Bill::statement).toList(),
        accruals,
        penalties,
        applications);
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
