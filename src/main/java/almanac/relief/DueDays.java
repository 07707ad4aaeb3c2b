package almanac.relief;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days of the month on which something falls due; a month without such a day has its last. */
public final class DueDays {
  private DueDays() {}

  /** The due day of the month that lies some months after that of a day. */
  public static LocalDate after(LocalDate day, long months, int dueDay) {
    YearMonth month = YearMonth.from(day).plusMonths(months);
    return month.atDay(Math.min(dueDay, month.lengthOfMonth()));
  }
}
