package almanac.record;

import almanac.document.Chronicle.Edition;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which versions of a document say the same in other words: the rule of what counts as read. Pure.
 *
 * <p>A version has a substance of its own if it is substantive, or if no version was there before
 * it; else it has that of the version before: the one that answered on its first day, as it was
 * known when it was published. Whoever has acknowledged any version of a substance that is not
 * withdrawn has read all of them, and no others.
 */
final class Substance {
  private final Map<Integer, Edition> editions = new HashMap<>();

  Substance(Collection<Edition> editions) {
    editions.forEach(e -> this.editions.put(e.span().number(), e));
  }

  /** The version that brought the substance of this one; it may be withdrawn by now. */
  Edition origin(int number) {
    Edition edition = edition(number);
    while (!edition.substantive()) {
      int before = before(edition.span());
      if (before == 0) {
        break; // nothing that it could reword: it is the first
      }
      edition = edition(before);
    }
    return edition;
  }

  /** The versions of the same substance that were known at a moment, and not withdrawn by then. */
  Set<Integer> sharedWith(int number, Instant knownAt) {
    int origin = origin(number).span().number();
    Set<Integer> shared = new TreeSet<>();
    for (Edition edition : editions.values()) {
      Span span = edition.span();
      if (isKnown(span, knownAt) && origin(span.number()).span().number() == origin) {
        shared.add(span.number());
      }
    }
    return shared;
  }

  // What the gate compared it with, see Outlook.before; 0: nothing. Of two in one release with the
  // same first day the lesser number comes before, or each would reword the other.
  private int before(Span span) {
    List<Span> others =
        editions.values().stream()
            .map(Edition::span)
            .filter(s ->
                s.number() < span.number()
                    || (s.number() > span.number()
                        && !(s.from().equals(span.from())
                            && s.publishedAt().equals(span.publishedAt()))))
            .toList();
    return Timeline.governing(others, span.from(), span.publishedAt())
        .filter(s -> s.state() != State.UPCOMING)
        .map(Segment::number)
        .orElse(0);
  }

  private static boolean isKnown(Span span, Instant moment) {
    return !span.publishedAt().isAfter(moment)
        && (span.withdrawnAt() == null || span.withdrawnAt().isAfter(moment));
  }

  private Edition edition(int number) {
    Edition edition = editions.get(number);
    if (edition == null) {
      throw new IllegalArgumentException("There is no version " + number + ".");
    }
    return edition;
  }
}
