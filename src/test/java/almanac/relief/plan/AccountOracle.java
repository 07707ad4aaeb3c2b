package almanac.relief.plan;

import almanac.relief.PlanFigure;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.Account.Payment;
import almanac.relief.plan.Account.Posting;
import almanac.relief.plan.DebtComposition.ItemType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is owed, worked out in another way than the ledger does: it goes from event to event, knows
 * of each item what was paid off it and when, and has the interest of any run of days in one
 * formula: the sum for all days, less each payment for the days after it.
 */
final class AccountOracle {
  private final Account account;
  private final Contract contract;
  private final Scales scales;
  final List<Thing> things = new ArrayList<>();
  final List<Sheet> sheets = new ArrayList<>();
  final List<Long> penalties = new ArrayList<>();
  private final TreeSet<LocalDate> events = new TreeSet<>();
  long credit;
  long accrued;

  AccountOracle(Account account, Contract contract, Scales scales) {
    this.account = account;
    this.contract = contract;
    this.scales = scales;
    run();
  }

  record Cut(LocalDate day, long fen) {}

  static final class Thing {
    final ItemType type;
    final LocalDate posted;
    final long sum;
    final List<Cut> cuts = new ArrayList<>();
    Fraction carried = Fraction.ZERO;
    @Nullable LocalDate from; // first day not yet charged; null: it bears none, or not yet

    Thing(ItemType type, LocalDate posted, long sum) {
      this.type = type;
      this.posted = posted;
      this.sum = sum;
      this.from = type == ItemType.CASH_ADVANCE ? posted : null;
    }

    long left() {
      return sum - cuts.stream().mapToLong(Cut::fen).sum();
    }

    boolean isCharge() {
      return switch (type) {
        case FEE, INTEREST, PENALTY -> true;
        case PURCHASE, CASH_ADVANCE, INSTALMENT -> false;
      };
    }

    boolean canBeFree() {
      return switch (type) {
        case PURCHASE, INSTALMENT, INTEREST -> true;
        case FEE, PENALTY, CASH_ADVANCE -> false;
      };
    }

    boolean free() {
      return canBeFree() && from == null;
    }
  }

  static final class Sheet {
    final LocalDate day;
    final LocalDate due;
    final long interest;
    final long balance;
    final long minimum;
    final int first;
    final int end;

    Sheet(
        LocalDate day,
        LocalDate due,
        long interest,
        long balance,
        long minimum,
        int first,
        int end) {
      this.day = day;
      this.due = due;
      this.interest = interest;
      this.balance = balance;
      this.minimum = minimum;
      this.first = first;
      this.end = end;
    }
  }

  private void run() {
    Stream.concat(
            account.transactions().stream().map(Posting::day),
            account.payments().stream().map(Payment::day))
        .forEach(events::add);
    if (events.isEmpty()) {
      return;
    }
    YearMonth last = YearMonth.from(account.asOf());
    for (YearMonth m = YearMonth.from(events.first()); !m.isAfter(last); m = m.plusMonths(1)) {
      LocalDate day =
          account.statementDay() >= m.lengthOfMonth()
              ? m.atEndOfMonth()
              : m.atDay(account.statementDay());
      if (!day.isBefore(events.first())) {
        events.add(day);
      }
    }
    for (@Nullable LocalDate day = events.first();
        day != null && !day.isAfter(account.asOf());
        day = events.higher(day)) {
      LocalDate today = day;
      sheets.stream().filter(s -> s.due.plusDays(1).equals(today)).forEach(s -> fallDue(s, today));
      account.transactions().stream()
          .filter(p -> p.day().equals(today))
          .forEach(p -> put(ItemType.valueOf(p.type().name()), today, p.sum().fen()));
      spendCredit(today);
      List<Payment> mine = account.payments().stream().filter(p -> p.day().equals(today)).toList();
      for (int i = 0; i < mine.size(); i++) {
        distribute(today, i, mine.get(i).sum().fen());
      }
      YearMonth month = YearMonth.from(today);
      if (today.getDayOfMonth() == account.statementDay()
          || (today.equals(month.atEndOfMonth())
              && account.statementDay() > today.getDayOfMonth())) {
        close(today);
      }
    }
    accrued = charge(account.asOf(), false).rounded();
  }

  private void fallDue(Sheet sheet, LocalDate today) {
    long paid = paid(sheet, today, 0);
    for (Thing t : things.subList(sheet.first, sheet.end)) {
      if (!t.canBeFree() || t.from != null) {
        continue;
      }
      if (paid >= sheet.balance) {
        t.from = today;
      } else if (account.method() == InterestMethod.WHOLE_BALANCE) {
        t.from = t.posted;
      } else {
        t.carried = rates(t.posted, today).times(t.left());
        t.from = today;
      }
    }
    if (paid < sheet.minimum) {
      BigDecimal stop = value(PlanFigure.PENALTY_STOP, today);
      if (stop != null && BigDecimal.valueOf(overdue(today, 0)).compareTo(stop) >= 0) {
        penalties.add(0L);
      } else {
        long most = yuan(PlanFigure.PENALTY_MOST, today);
        long least = yuan(PlanFigure.PENALTY_LEAST, today);
        long share = of(PlanFigure.PENALTY_SHARE, today).times(sheet.minimum - paid).rounded();
        long sum = Math.min(most, Math.max(least, share));
        penalties.add(sum);
        put(ItemType.PENALTY, today, sum);
      }
    }
  }

  private void put(ItemType type, LocalDate day, long fen) {
    if (fen != 0) {
      things.add(new Thing(type, day, fen));
    }
  }

  // What was paid after a statement, before a day's payments but for the first few of them.
  private long paid(Sheet sheet, LocalDate today, int ofToday) {
    long before =
        account.payments().stream()
            .filter(p -> p.day().isAfter(sheet.day) && p.day().isBefore(today))
            .mapToLong(p -> p.sum().fen())
            .sum();
    long here =
        account.payments().stream()
            .filter(p -> p.day().equals(today) && today.isAfter(sheet.day))
            .limit(ofToday)
            .mapToLong(p -> p.sum().fen())
            .sum();
    return before + here;
  }

  long overdue(LocalDate today, int ofToday) {
    return sheets.stream()
        .filter(s -> s.due.isBefore(today) && paid(s, today, ofToday) < s.minimum)
        .mapToLong(s -> ChronoUnit.DAYS.between(s.due, today))
        .max()
        .orElse(0);
  }

  private void spendCredit(LocalDate day) {
    long had = credit;
    credit = 0;
    spread(day, had, Comparator.comparing(Thing::free));
  }

  private void distribute(LocalDate day, int before, long fen) {
    long overdue = overdue(day, before);
    Comparator<Thing> order;
    if (overdue == 0) {
      order = Comparator.comparing(Thing::free);
    } else {
      boolean principalFirst =
          overdue >= Objects.requireNonNull(value(PlanFigure.PRINCIPAL_FIRST, day)).longValue();
      order = Comparator.comparing(t -> t.isCharge() == principalFirst);
    }
    spread(day, fen, order);
  }

  private void spread(LocalDate day, long fen, Comparator<Thing> order) {
    long rest = fen;
    for (Thing t : things.stream().sorted(order).toList()) {
      long part = Math.min(rest, t.left());
      if (part > 0) {
        t.cuts.add(new Cut(day, part));
        rest -= part;
      }
    }
    credit += rest;
  }

  private void close(LocalDate day) {
    long interest = charge(day, true).rounded();
    put(ItemType.INTEREST, day, interest);
    spendCredit(day);
    int first = sheets.isEmpty() ? 0 : sheets.getLast().end;
    long balance = things.stream().mapToLong(Thing::left).sum();
    if (first == things.size() && balance == 0) {
      return;
    }
    List<Thing> fresh = things.subList(first, things.size());
    long past = things.subList(0, first).stream().mapToLong(Thing::left).sum();
    long pastMinimum =
        sheets.isEmpty()
            ? 0
            : Math.max(
                0, sheets.getLast().minimum - paid(sheets.getLast(), day, Integer.MAX_VALUE));
    long minimum =
        share(PlanFigure.MINIMUM_SHARE, left(fresh, ItemType.PURCHASE), day)
            + share(PlanFigure.MINIMUM_OF_CASH, left(fresh, ItemType.CASH_ADVANCE), day)
            + share(PlanFigure.MINIMUM_OF_INSTALMENTS, left(fresh, ItemType.INSTALMENT), day)
            + share(
                PlanFigure.MINIMUM_OF_CHARGES,
                fresh.stream().filter(Thing::isCharge).mapToLong(Thing::left).sum(),
                day)
            + share(PlanFigure.MINIMUM_SHARE, past - pastMinimum, day)
            + share(PlanFigure.MINIMUM_OF_PAST_MINIMUM, pastMinimum, day)
            + share(PlanFigure.MINIMUM_OF_OVER_LIMIT, overLimit(), day);
    LocalDate due =
        day.plusDays(Objects.requireNonNull(value(PlanFigure.DAYS_TO_PAY, day)).longValue());
    events.add(due.plusDays(1));
    sheets.add(
        new Sheet(day, due, interest, balance, Math.min(minimum, balance), first, things.size()));
  }

  private static long left(List<Thing> things, ItemType type) {
    return things.stream().filter(t -> t.type == type).mapToLong(Thing::left).sum();
  }

  long left(ItemType type) {
    return left(things, type);
  }

  long overLimit() {
    var limit = account.limit();
    long owed = things.stream().filter(t -> !t.isCharge()).mapToLong(Thing::left).sum();
    return limit == null ? 0 : Math.max(0, owed - limit.fen());
  }

  private Fraction charge(LocalDate until, boolean posted) {
    Fraction sum = Fraction.ZERO;
    for (Thing t : things) {
      LocalDate from = t.from;
      if (from == null) {
        continue;
      }
      sum = sum.plus(t.carried).plus(rates(from, until).times(t.sum));
      for (Cut cut : t.cuts) {
        LocalDate after = cut.day().isAfter(from) ? cut.day() : from;
        sum = sum.minus(rates(after, until).times(cut.fen()));
      }
      if (posted) {
        t.carried = Fraction.ZERO;
        t.from = until;
      }
    }
    return sum;
  }

  /** The sum of the daily rates of {@code [from, until)}. */
  Fraction rates(LocalDate from, LocalDate until) {
    if (!from.isBefore(until)) {
      return Fraction.ZERO;
    }
    if (contract.dailyRatePercent() != null) {
      return of(PlanFigure.DAILY_RATE, from).times(ChronoUnit.DAYS.between(from, until));
    }
    Fraction sum = of(PlanFigure.DAILY_RATE, from).times(ChronoUnit.DAYS.between(from, until));
    for (LocalDate change : scales.changes(PlanFigure.DAILY_RATE)) {
      if (change.isAfter(from) && change.isBefore(until)) {
        Fraction more =
            of(PlanFigure.DAILY_RATE, change).minus(of(PlanFigure.DAILY_RATE, change.minusDays(1)));
        sum = sum.plus(more.times(ChronoUnit.DAYS.between(change, until)));
      }
    }
    return sum;
  }

  private long share(PlanFigure figure, long fen, LocalDate day) {
    return fen == 0 ? 0 : of(figure, day).times(fen).rounded();
  }

  private long yuan(PlanFigure figure, LocalDate day) {
    return Objects.requireNonNull(value(figure, day)).movePointRight(2).longValueExact();
  }

  private Fraction of(PlanFigure figure, LocalDate day) {
    return Fraction.percent(Objects.requireNonNull(value(figure, day)));
  }

  private @Nullable BigDecimal value(PlanFigure figure, LocalDate day) {
    BigDecimal fixed =
        switch (figure) {
          case DAILY_RATE -> contract.dailyRatePercent();
          case MINIMUM_SHARE -> contract.minimumPercent();
          default -> null;
        };
    return fixed != null ? fixed : scales.value(figure, day);
  }
}
