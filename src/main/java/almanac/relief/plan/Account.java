package almanac.relief.plan;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.TooCostly;
import almanac.relief.DueDays;
import almanac.relief.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card account as it is kept: what was posted to it and what was paid, up to a day.
 *
 * @param statementDay of the month; the last day of a month that has no such day
 * @param limit the credit limit before a temporary raise; null: unknown
 * @param asOf the day it is looked at, at its end
 */
public record Account(
    int statementDay,
    InterestMethod method,
    List<Posting> transactions,
    List<Payment> payments,
    @Nullable Money limit,
    LocalDate asOf) {
  static final int MOST_ENTRIES = 1_000;
  private static final int MOST_YEARS = 100;
  private static final int LONGEST_MONTH = 31;
  // Days that any calendar of any bank will ever need; beyond them arithmetic on days breaks.
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final Money MOST = new Money(99_999_999_999_999L);

  /** How a contract charges interest when a statement is not paid in full. */
  public enum InterestMethod {
    /** On all that was on the statement, also on what was paid, until the day it was. */
    WHOLE_BALANCE,
    /** On what was left unpaid when it fell due. */
    UNPAID_PART
  }

  /** What is posted by others than the account itself. */
  public enum PostingType {
    PURCHASE,
    CASH_ADVANCE,
    /** The principal of an instalment that falls due. */
    INSTALMENT,
    FEE
  }

  /** A sum that was posted on a day, and is owed from that day. */
  public record Posting(LocalDate day, PostingType type, Money sum) {}

  /** A sum that was paid on a day. */
  public record Payment(LocalDate day, Money sum) {}

  /**
   * An account that can be worked out.
   *
   * @throws BadRequest if a part of it makes no sense
   * @throws TooCostly if it has too many entries
   */
  public Account {
    transactions = List.copyOf(transactions);
    payments = List.copyOf(payments);
    if (statementDay < 1 || statementDay > LONGEST_MONTH) {
      throw new BadRequest(
          "account.statementDay is a day of the month from 1 to 31, it is not %d."
              .formatted(statementDay));
    }
    if (limit != null && limit.fen() < 0) {
      throw new BadRequest("account.limit is a sum of yuan, 0 or more, not %s.".formatted(limit));
    }
    day("asOf", asOf, null);
    bounded(transactions.size() + payments.size());
    for (int i = 0; i < transactions.size(); i++) {
      entry("transactions", i, transactions.get(i).day(), transactions.get(i).sum(), asOf);
    }
    for (int i = 0; i < payments.size(); i++) {
      entry("payments", i, payments.get(i).day(), payments.get(i).sum(), asOf);
    }
    firstDay(transactions, payments)
        .filter(first -> ChronoUnit.YEARS.between(first, asOf) >= MOST_YEARS)
        .ifPresent(first -> {
          throw new BadRequest(
              "account goes from %s to %s; it is worked out for less than %d years."
                  .formatted(first, asOf, MOST_YEARS));
        });
  }

  /**
   * Refuses too many entries, before they are read.
   *
   * @throws TooCostly if there are
   */
  public static void bounded(int entries) {
    if (entries > MOST_ENTRIES) {
      throw new TooCostly(
          "An account has at most %d transactions and payments together, not %d."
              .formatted(MOST_ENTRIES, entries));
    }
  }

  private static void entry(String list, int index, LocalDate day, Money sum, LocalDate asOf) {
    String field = "account.%s[%d]".formatted(list, index);
    day(field + ".day", day, asOf);
    if (sum.fen() <= 0 || sum.compareTo(MOST) > 0) {
      throw new BadRequest(
          "%s.sum is a sum of yuan above 0 and at most %s, it is not %s."
              .formatted(field, MOST, sum));
    }
  }

  static void day(String field, LocalDate day, @Nullable LocalDate last) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new BadRequest(
          "%s must lie in the years %d to %d.".formatted(field, FIRST_YEAR, LAST_YEAR));
    }
    if (last != null && day.isAfter(last)) {
      throw new BadRequest(
          "%s is %s, after the day %s that the account is looked at; leave it out or ask for a later day."
              .formatted(field, day, last));
    }
  }

  private static Optional<LocalDate> firstDay(List<Posting> postings, List<Payment> payments) {
    return Stream.concat(postings.stream().map(Posting::day), payments.stream().map(Payment::day))
        .min(LocalDate::compareTo);
  }

  /** The day of the first entry; empty: there is none. */
  Optional<LocalDate> firstDay() {
    return firstDay(transactions, payments);
  }

  /** Whether a statement is made on a day. */
  boolean states(LocalDate day) {
    return day.equals(DueDays.after(day, 0, statementDay));
  }
}
