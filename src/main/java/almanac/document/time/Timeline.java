package almanac.document.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a document governs: the rule under every answer. Pure; days are business days,
 * instants whole microseconds.
 *
 * <p>The rule, for a day {@code asOf} and a moment of knowledge {@code knownAt}: candidates are the
 * versions published by then, not withdrawn by then, with {@code from <= asOf}. The greatest {@code
 * from} governs; among equals the one published last, then the greatest number. Once that version's
 * {@code until} is reached the document has lapsed: an older version never comes back by itself.
 * Without a candidate the version with the earliest later {@code from} is upcoming.
 */
public final class Timeline {

  private static final Comparator<Span> LATER_WINS =
      Comparator.comparing(Span::from)
          .thenComparing(Span::publishedAt)
          .thenComparingInt(Span::number);

  private Timeline() {}

  /** What the rule knows of one published version. */
  public record Span(
      int number,
      LocalDate from,
      @Nullable LocalDate until,
      Instant publishedAt,
      @Nullable Instant withdrawnAt) {

    boolean knownAt(Instant moment) {
      return !publishedAt.isAfter(moment) && (withdrawnAt == null || withdrawnAt.isAfter(moment));
    }
  }

  /** How a document stands on a day. */
  public enum State {
    /** A version governs. */
    IN_FORCE,
    /** The last version has ended, and nothing follows. */
    LAPSED,
    /** The first version takes effect later. */
    UPCOMING
  }

  /**
   * A run of days on which one version answers in one state.
   *
   * @param from the first day; null: since ever (only {@link State#UPCOMING})
   * @param until the first day after the run; null: open end
   */
  public record Segment(
      int number, State state, @Nullable LocalDate from, @Nullable LocalDate until) {

    /** Whether a day lies in it. */
    public boolean contains(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
  }

  /**
   * A segment and the moments at which it was what the knowledge base would have answered: {@code
   * [knownFrom, knownUntil)}. A later event only sets {@code knownUntil} and opens new rectangles.
   */
  public record Rectangle(Segment segment, Instant knownFrom, @Nullable Instant knownUntil) {}

  /** The segment that holds {@code asOf}, as known at a moment; empty: nothing is known. */
  public static Optional<Segment> governing(
      Collection<Span> versions, LocalDate asOf, Instant knownAt) {
    return segments(versions, knownAt).stream().filter(s -> s.contains(asOf)).findFirst();
  }

  /**
   * All days as known at a moment, in order, without gap or overlap; empty if nothing is known. A
   * run that ends because a later version takes over ends on that version's first day.
   */
  public static List<Segment> segments(Collection<Span> versions, Instant knownAt) {
    List<Span> known =
        versions.stream().filter(v -> v.knownAt(knownAt)).sorted(LATER_WINS).toList();
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      Span span = known.get(i);
      @Nullable LocalDate next = i + 1 < known.size() ? known.get(i + 1).from() : null;
      if (span.from().equals(next)) {
        continue; // corrected: the later one with the same first day replaces it for all of its
        // days
      }
      if (segments.isEmpty()) {
        segments.add(new Segment(span.number(), State.UPCOMING, null, span.from()));
      }
      @Nullable LocalDate ends = span.until();
      if (ends == null || (next != null && !ends.isBefore(next))) {
        segments.add(new Segment(span.number(), State.IN_FORCE, span.from(), next));
      } else {
        segments.add(new Segment(span.number(), State.IN_FORCE, span.from(), ends));
        segments.add(new Segment(span.number(), State.LAPSED, ends, next));
      }
    }
    return segments;
  }

  /**
   * The plane of days and moments, from the first publication on, cut into rectangles: no overlap,
   * and a gap only where nothing is known. Ordered by {@code knownFrom}, then by day.
   */
  public static List<Rectangle> rectangles(Collection<Span> versions) {
    TreeSet<Instant> events = new TreeSet<>();
    for (Span v : versions) {
      events.add(v.publishedAt());
      if (v.withdrawnAt() != null) {
        events.add(v.withdrawnAt());
      }
    }
    Map<Segment, Integer> open = new LinkedHashMap<>();
    List<Rectangle> rectangles = new ArrayList<>();
    for (Instant event : events) {
      List<Segment> now = segments(versions, event);
      open.entrySet()
          .removeIf(e -> {
            if (now.contains(e.getKey())) {
              return false;
            }
            Rectangle r = rectangles.get(e.getValue());
            rectangles.set(e.getValue(), new Rectangle(r.segment(), r.knownFrom(), event));
            return true;
          });
      for (Segment segment : now) {
        if (!open.containsKey(segment)) {
          open.put(segment, rectangles.size());
          rectangles.add(new Rectangle(segment, event, null));
        }
      }
    }
    return rectangles;
  }
}
