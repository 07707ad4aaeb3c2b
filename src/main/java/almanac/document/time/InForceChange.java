package almanac.document.time;

import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different about a document for whoever asks on a day, against the day before: each day is
 * asked of as it was known at its own end.
 *
 * @param now the version that answers since then; null: none
 * @param before the version that answered until then; null: none
 */
public record InForceChange(
    LocalDate day, Change change, @Nullable Integer now, @Nullable Integer before) {

  /** In what way it is different. */
  public enum Change {
    /** Another version came into force, by its first day or by being published late. */
    TOOK_EFFECT,
    /** The text that was in force ended, and nothing follows. */
    LAPSED,
    /** A version with the same first day replaced the one in force. */
    CORRECTED,
    /** The version in force was withdrawn; {@code now} is what that uncovers. */
    WITHDRAWN
  }

  /**
   * The changes of one document on the days {@code [from, until)}, in order. Pure.
   *
   * @param head no day is asked of as known later than this
   */
  public static List<InForceChange> of(
      Collection<Span> versions, LocalDate from, LocalDate until, BusinessTime time, Instant head) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Span v : versions) {
      days.add(v.from());
      days.add(time.dayOf(v.publishedAt()));
      if (v.until() != null) {
        days.add(v.until());
      }
      if (v.withdrawnAt() != null) {
        days.add(time.dayOf(v.withdrawnAt()));
      }
    }
    List<InForceChange> changes = new ArrayList<>();
    for (LocalDate day : days) {
      if (!day.isBefore(from) && day.isBefore(until)) {
        between(versions, day, time, head).ifPresent(changes::add);
      }
    }
    return changes;
  }

  private static Optional<InForceChange> between(
      Collection<Span> versions, LocalDate day, BusinessTime time, Instant head) {
    Segment before = asked(versions, day.minusDays(1), time, head);
    Segment now = asked(versions, day, time, head);
    @Nullable Integer was = number(before);
    @Nullable Integer is = number(now);
    if (Objects.equals(was, is)) {
      return Optional.empty();
    }
    Change change;
    if (was != null && withdrawn(versions, was, earlier(time.endOf(day), head))) {
      change = Change.WITHDRAWN;
    } else if (is == null) {
      change = Change.LAPSED;
    } else if (was != null && span(versions, was).from().equals(span(versions, is).from())) {
      change = Change.CORRECTED;
    } else {
      change = Change.TOOK_EFFECT;
    }
    return Optional.of(new InForceChange(day, change, is, was));
  }

  private static @Nullable Segment asked(
      Collection<Span> versions, LocalDate day, BusinessTime time, Instant head) {
    return Timeline.governing(versions, day, earlier(time.endOf(day), head)).orElse(null);
  }

  private static @Nullable Integer number(@Nullable Segment segment) {
    return segment != null && segment.state() == State.IN_FORCE ? segment.number() : null;
  }

  private static boolean withdrawn(Collection<Span> versions, int number, Instant by) {
    Instant at = span(versions, number).withdrawnAt();
    return at != null && !at.isAfter(by);
  }

  private static Span span(Collection<Span> versions, int number) {
    return versions.stream().filter(v -> v.number() == number).findFirst().orElseThrow();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
