package almanac.testing;

import almanac.document.time.Timeline.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of one document on so few days and instants that versions collide in every way.
 * The same seed gives the same histories; {@code -Dalmanac.seed=...} chooses another.
 */
public final class Histories {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final int DAYS = 6;
  private static final int INSTANTS = 9;
  private static final int MOST_VERSIONS = 6;

  private final RandomGenerator random;

  private Histories(long seed) {
    random = new Random(seed);
  }

  /** Says its seed on standard output, so that a failure can be repeated. */
  public static Histories ofSeed(String test, long usual) {
    long seed = Long.getLong("almanac.seed", usual);
    System.out.println(test + ": -Dalmanac.seed=" + seed);
    return new Histories(seed);
  }

  /** Every day that a version begins or ends on, and some before and behind. */
  public static List<LocalDate> days() {
    return FIRST_DAY.minusDays(2).datesUntil(FIRST_DAY.plusDays(2 * DAYS + 2)).toList();
  }

  /** Every moment at which something happens, just before and behind each, and long before. */
  public static List<Instant> moments() {
    List<Instant> moments = new ArrayList<>();
    moments.add(Instant.EPOCH);
    for (int i = 0; i < INSTANTS; i++) {
      moments.add(instant(i).minusNanos(1000));
      moments.add(instant(i));
    }
    moments.add(instant(INSTANTS));
    return moments;
  }

  // Three a day: the first microsecond, noon, and the last microsecond.
  private static Instant instant(int i) {
    Instant midnight = FIRST_DAY.plusDays(i / 3).atStartOfDay(ZONE).toInstant();
    return switch (i % 3) {
      case 0 -> midnight;
      case 1 -> midnight.plus(Duration.ofHours(12));
      default -> midnight.plus(Duration.ofDays(1)).minusNanos(1000);
    };
  }

  /** A history of one to six versions; their numbers say nothing of their order in time. */
  public List<Span> next() {
    int size = random.nextInt(1, MOST_VERSIONS + 1);
    List<Span> spans = new ArrayList<>();
    for (int number = 1; number <= size; number++) {
      LocalDate from = FIRST_DAY.plusDays(random.nextInt(DAYS));
      @Nullable LocalDate until =
          random.nextInt(3) == 0 ? from.plusDays(random.nextInt(1, DAYS)) : null;
      int published = random.nextInt(INSTANTS - 1);
      @Nullable Instant withdrawn =
          random.nextInt(4) == 0 ? instant(random.nextInt(published + 1, INSTANTS)) : null;
      spans.add(new Span(number, from, until, instant(published), withdrawn));
    }
    Collections.shuffle(spans, Random.from(random));
    return spans;
  }

  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  public <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
