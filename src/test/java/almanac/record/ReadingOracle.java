package almanac.record;

import almanac.document.Chronicle.Edition;
import almanac.document.time.Timeline.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule of what counts as read, read out loud and nothing else: it publishes one version after
 * the other and gives each its colour. Shares no code with what it judges.
 */
final class ReadingOracle {
  private ReadingOracle() {}

  /** The numbers of which one must be acknowledged to have read version {@code number}. */
  static Set<Integer> counting(Collection<Edition> versions, int number, Instant knownAt) {
    Map<Integer, Integer> colours = colours(versions);
    Set<Integer> counting = new HashSet<>();
    for (Edition v : versions) {
      boolean published = v.span().publishedAt().compareTo(knownAt) <= 0;
      Instant withdrawn = v.span().withdrawnAt();
      boolean gone = withdrawn != null && withdrawn.compareTo(knownAt) <= 0;
      Integer colour = colours.get(v.span().number());
      if (published && !gone && colour != null && colour.equals(colours.get(number))) {
        counting.add(v.span().number());
      }
    }
    return counting;
  }

  private static Map<Integer, Integer> colours(Collection<Edition> versions) {
    List<Edition> left = new ArrayList<>(versions);
    List<Span> there = new ArrayList<>();
    Map<Integer, Integer> colours = new HashMap<>();
    while (!left.isEmpty()) {
      Edition next = left.getFirst();
      for (Edition v : left) {
        if (isBefore(v.span(), next.span())) {
          next = v;
        }
      }
      left.remove(next);
      int colour = next.span().number();
      if (!next.substantive()) {
        @Nullable Span reworded = null;
        for (Span s : there) {
          boolean gone =
              s.withdrawnAt() != null && s.withdrawnAt().compareTo(next.span().publishedAt()) <= 0;
          boolean begun = s.from().compareTo(next.span().from()) <= 0;
          // Those of one day come in the order of their publication, so the last one stands.
          if (!gone && begun && (reworded == null || !s.from().isBefore(reworded.from()))) {
            reworded = s;
          }
        }
        if (reworded != null) {
          colour = colours.getOrDefault(reworded.number(), 0);
        }
      }
      colours.put(next.span().number(), colour);
      there.add(next.span());
    }
    return colours;
  }

  // In which order they came: of one release by day, and then by number.
  private static boolean isBefore(Span a, Span b) {
    if (!a.publishedAt().equals(b.publishedAt())) {
      return a.publishedAt().isBefore(b.publishedAt());
    }
    if (!a.from().equals(b.from())) {
      return a.from().isBefore(b.from());
    }
    return a.number() < b.number();
  }
}
