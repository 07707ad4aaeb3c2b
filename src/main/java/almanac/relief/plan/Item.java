package almanac.relief.plan;

import almanac.relief.Money;
import almanac.relief.plan.DebtComposition.Entry;
import almanac.relief.plan.DebtComposition.ItemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An item of an account while the account is worked out: what is left, and for which days. */
final class Item {
  private final int number;
  private final ItemType type;
  private final LocalDate posted;
  private final Money sum;
  private final List<Span> spans = new ArrayList<>();
  private Money left;
  private boolean inGrace;

  Item(int number, ItemType type, LocalDate posted, Money sum) {
    this.number = number;
    this.type = type;
    this.posted = posted;
    this.sum = sum;
    this.left = sum;
    this.inGrace = type.grace();
  }

  /** What was left of an item at the end of each of these days. */
  record Span(LocalDate from, LocalDate until, Money base) {}

  int number() {
    return number;
  }

  ItemType type() {
    return type;
  }

  Money left() {
    return left;
  }

  boolean inGrace() {
    return inGrace;
  }

  /** Takes as much of a sum as it can; returns how much that was. */
  Money take(Money offered) {
    Money taken = offered.compareTo(left) < 0 ? offered : left;
    left = left.minus(taken);
    return taken;
  }

  /** A day comes to its end. */
  void endOfDay(LocalDate day) {
    if (!type.bears() || left.fen() == 0) {
      return;
    }
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last != null && last.until().equals(day) && last.base().equals(left)) {
      spans.set(spans.size() - 1, new Span(last.from(), day.plusDays(1), left));
    } else {
      spans.add(new Span(day, day.plusDays(1), left));
    }
  }

  /** Its statement was paid by its due day: the days until now were free. */
  void keepGrace() {
    spans.clear();
    inGrace = false;
  }

  /** Its statement was not paid: all days count, each with what was left on it. */
  void loseGrace() {
    inGrace = false;
  }

  /** Its statement was not paid: all days before {@code day} count, but for what is left alone. */
  void loseGraceForTheRest(LocalDate day) {
    spans.clear();
    if (left.fen() > 0 && posted.isBefore(day)) {
      spans.add(new Span(posted, day, left));
    }
    inGrace = false;
  }

  /** The days that interest is due for and was not charged yet; they are charged now. */
  List<Span> charge() {
    List<Span> charged = due();
    if (!inGrace) {
      spans.clear();
    }
    return charged;
  }

  /** The days that interest is due for and was not charged yet. */
  List<Span> due() {
    return inGrace ? List.of() : List.copyOf(spans);
  }

  Entry entry() {
    return new Entry(number, type, posted, sum, left);
  }
}
