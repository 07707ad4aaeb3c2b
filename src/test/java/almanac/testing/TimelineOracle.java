package almanac.testing;

import almanac.document.time.Timeline.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule of time.md, read out loud and nothing else: slow loops over versions and days that share
 * no code with what they judge.
 */
public final class TimelineOracle {
  private TimelineOracle() {}

  /** The version that answers, and IN_FORCE, LAPSED or UPCOMING. */
  public record Answer(int number, String state) {}

  /** What a document answers for a day as known at a moment; null: nothing is known. */
  public static @Nullable Answer governing(
      Collection<Span> versions, LocalDate asOf, Instant knownAt) {
    @Nullable Span best = null;
    for (Span v : versions) {
      if (isKnown(v, knownAt) && v.from().compareTo(asOf) <= 0 && beats(v, best)) {
        best = v;
      }
    }
    if (best != null) {
      boolean ended = best.until() != null && asOf.compareTo(best.until()) >= 0;
      return new Answer(best.number(), ended ? "LAPSED" : "IN_FORCE");
    }
    @Nullable LocalDate first = null;
    for (Span v : versions) {
      if (isKnown(v, knownAt) && (first == null || v.from().compareTo(first) < 0)) {
        first = v.from();
      }
    }
    if (first == null) {
      return null;
    }
    Answer onItsDay = governing(versions, first, knownAt);
    return onItsDay == null ? null : new Answer(onItsDay.number(), "UPCOMING");
  }

  private static boolean isKnown(Span v, Instant knownAt) {
    boolean published = v.publishedAt().compareTo(knownAt) <= 0;
    boolean withdrawn = v.withdrawnAt() != null && v.withdrawnAt().compareTo(knownAt) <= 0;
    return published && !withdrawn;
  }

  private static boolean beats(Span v, @Nullable Span other) {
    if (other == null) {
      return true;
    }
    int later = v.from().compareTo(other.from());
    if (later == 0) {
      later = v.publishedAt().compareTo(other.publishedAt());
    }
    return later == 0 ? v.number() > other.number() : later > 0;
  }

  /** A day on which another version is in force than on the day before. */
  public record DayChange(
      LocalDate day, String kind, @Nullable Integer now, @Nullable Integer before) {}

  /** What changed on each of the days, each day as known when it ended, or at the head. */
  public static List<DayChange> changes(
      Collection<Span> versions, List<LocalDate> days, ZoneId zone, Instant head) {
    List<DayChange> changes = new ArrayList<>();
    for (LocalDate day : days) {
      @Nullable Span before = inForce(versions, day.minusDays(1), zone, head);
      @Nullable Span now = inForce(versions, day, zone, head);
      if (!Objects.equals(before, now)) {
        changes.add(
            new DayChange(
                day,
                kind(before, now, known(day, zone, head)),
                now == null ? null : now.number(),
                before == null ? null : before.number()));
      }
    }
    return changes;
  }

  private static String kind(@Nullable Span before, @Nullable Span now, Instant known) {
    if (before != null && before.withdrawnAt() != null && !known.isBefore(before.withdrawnAt())) {
      return "WITHDRAWN";
    }
    if (now == null) {
      return "LAPSED";
    }
    return before != null && before.from().isEqual(now.from()) ? "CORRECTED" : "TOOK_EFFECT";
  }

  private static @Nullable Span inForce(
      Collection<Span> versions, LocalDate day, ZoneId zone, Instant head) {
    @Nullable Answer answer = governing(versions, day, known(day, zone, head));
    for (Span v : versions) {
      if (answer != null && answer.state().equals("IN_FORCE") && v.number() == answer.number()) {
        return v;
      }
    }
    return null;
  }

  private static Instant known(LocalDate day, ZoneId zone, Instant head) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
    return end.compareTo(head) < 0 ? end : head;
  }
}
