package almanac.document.gate.rule;

import almanac.document.text.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of business days, half-open.
 *
 * @param from {@link LocalDate#MIN}: since ever
 * @param until null: open end
 */
record Days(LocalDate from, @Nullable LocalDate until) {

  static Days of(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new Days(from == null ? LocalDate.MIN : from, until);
  }

  static Days of(Period period) {
    return new Days(period.from(), period.until());
  }

  boolean overlaps(Days other) {
    return (until == null || other.from.isBefore(until))
        && (other.until == null || from.isBefore(other.until));
  }

  /** Whether no day of it is on or after the given one. */
  boolean endBy(LocalDate day) {
    return until != null && !until.isAfter(day);
  }

  /** Those on and after a day; all of them if none are. */
  Days since(LocalDate day) {
    return endBy(day) || !day.isAfter(from) ? this : new Days(day, until);
  }

  /** The first day that lies in both, of days that overlap. */
  LocalDate firstIn(Days other) {
    return from.isAfter(other.from) ? from : other.from;
  }
}
