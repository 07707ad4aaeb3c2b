package almanac.testing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When a version that nobody wrote holds, and when it was known.
 *
 * @param number counts the versions of a document
 * @param ordinal counts those with the same first day, of which the later correct the earlier
 */
public record GeneratedDates(
    int number,
    int ordinal,
    LocalDate from,
    @Nullable LocalDate until,
    LocalDateTime at,
    @Nullable LocalDateTime withdrawn) {
  private static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 1);
  private static final LocalDate FUTURE = LocalDate.of(2035, 1, 1);
  private static final int MOST_VERSIONS = 4;

  /** Those of one document, one to four. */
  public static List<GeneratedDates> of(Random random, int most) {
    List<GeneratedDates> all = new ArrayList<>();
    int versions = Math.min(most, 1 + random.nextInt(MOST_VERSIONS));
    LocalDate from = FIRST_DAY.plusDays(random.nextInt(2000));
    LocalDateTime at = from.minusDays(1 + random.nextInt(20)).atTime(9, random.nextInt(60));
    int ordinal = 1;
    for (int number = 1; number <= versions; number++) {
      if (number == versions && random.nextInt(12) == 0) {
        from = FUTURE.plusDays(random.nextInt(3000));
        ordinal = 1;
      }
      @Nullable LocalDate until =
          random.nextInt(10) == 0 ? from.plusDays(20 + random.nextInt(400)) : null;
      @Nullable LocalDateTime withdrawn =
          random.nextInt(15) == 0 ? at.plusHours(1 + random.nextInt(900)) : null;
      all.add(new GeneratedDates(number, ordinal, from, until, at, withdrawn));
      // The next one is known later, and mostly holds later; else it corrects this one.
      LocalDateTime known = (withdrawn == null ? at : withdrawn).plusDays(1 + random.nextInt(30));
      if (random.nextInt(6) == 0) {
        ordinal++;
        at = known;
      } else {
        ordinal = 1;
        from = from.plusDays(30 + random.nextInt(400));
        LocalDateTime shortlyBefore = from.minusDays(1 + random.nextInt(20)).atTime(9, 30);
        at = shortlyBefore.isAfter(known) ? shortlyBefore : known;
      }
    }
    return all;
  }
}
