package almanac.relief.plan;

import almanac.relief.Money;
import almanac.relief.plan.DebtComposition.MinimumLine;
import almanac.relief.plan.DebtComposition.Statement;
import java.time.LocalDate;
import java.util.List;

/** A statement while the account is worked out: what was paid since. */
final class Bill {
  private final LocalDate day;
  private final LocalDate dueDay;
  private final Figured daysToPay;
  private final Money interest;
  private final Money balance;
  private final Money minimum;
  private final List<MinimumLine> parts;
  private final List<Item> items;
  private Money paid = Money.ZERO;

  /**
   * @param items what was posted since the statement before
   */
  Bill(
      LocalDate day,
      Figured daysToPay,
      Money interest,
      Money balance,
      List<MinimumLine> parts,
      List<Item> items) {
    this.day = day;
    this.dueDay = day.plusDays(daysToPay.value().intValueExact());
    this.daysToPay = daysToPay;
    this.interest = interest;
    this.balance = balance;
    this.minimum = DebtComposition.sum(parts.stream().map(MinimumLine::sum));
    this.parts = parts;
    this.items = List.copyOf(items);
  }

  LocalDate dueDay() {
    return dueDay;
  }

  List<Item> items() {
    return items;
  }

  void pay(Money sum) {
    paid = paid.plus(sum);
  }

  boolean paidInFull() {
    return paid.compareTo(balance) >= 0;
  }

  Money minimumLeft() {
    return paid.compareTo(minimum) >= 0 ? Money.ZERO : minimum.minus(paid);
  }

  boolean overdueOn(LocalDate today) {
    return dueDay.isBefore(today) && minimumLeft().fen() > 0;
  }

  Statement statement() {
    return new Statement(day, dueDay, daysToPay, interest, balance, minimum, parts, minimumLeft());
  }
}
