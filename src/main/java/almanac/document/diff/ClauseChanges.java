package almanac.document.diff;

import almanac.document.diff.ClauseChange.Kind;
import almanac.document.text.Clause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what became of each clause; clauses are the same if they have the same id. */
final class ClauseChanges {
  private static final Comparator<Placed> IN_ORDER =
      Comparator.comparingInt(Placed::place).thenComparing(Placed::gone);

  private final Redline redline = new Redline();
  private final List<Placed> changes = new ArrayList<>();

  private ClauseChanges() {}

  // A draft may have two clauses of one id; the first is the first, and so on.
  private record Key(String id, int occurrence) {}

  private record Placed(int place, boolean gone, ClauseChange change) {}

  static List<ClauseChange> of(List<Clause> before, List<Clause> after) {
    ClauseChanges found = new ClauseChanges();
    found.compare(before, after);
    return found.changes.stream().sorted(IN_ORDER).map(Placed::change).toList();
  }

  private void compare(List<Clause> before, List<Clause> after) {
    Map<Key, Integer> was = places(before);
    Map<Key, Integer> is = places(after);
    List<Integer> shared = is.keySet().stream().filter(was::containsKey).map(was::get).toList();
    BitSet stayed = Rising.longest(shared);
    is.forEach((key, place) -> {
      Integer old = was.get(key);
      if (old == null) {
        add(place, null, after.get(place), EnumSet.of(Kind.ADDED));
      } else {
        both(place, before.get(old), after.get(place), !stayed.get(old));
      }
    });
    // What is gone is shown behind what it stood behind.
    int place = -1;
    for (Map.Entry<Key, Integer> old : was.entrySet()) {
      Integer now = is.get(old.getKey());
      if (now == null) {
        add(place, before.get(old.getValue()), null, EnumSet.of(Kind.REMOVED));
      } else {
        place = now;
      }
    }
  }

  private static Map<Key, Integer> places(List<Clause> clauses) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Key, Integer> places = new LinkedHashMap<>();
    for (Clause c : clauses) {
      places.put(new Key(c.id(), seen.merge(c.id(), 1, Integer::sum)), places.size());
    }
    return places;
  }

  private void both(int place, Clause before, Clause after, boolean moved) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (moved) {
      kinds.add(Kind.MOVED);
    }
    if (!before.equals(after)) {
      kinds.add(Kind.CHANGED);
    }
    if (!kinds.isEmpty()) {
      add(place, before, after, kinds);
    }
  }

  private void add(int place, @Nullable Clause before, @Nullable Clause after, Set<Kind> kinds) {
    Clause old = before == null ? new Clause("", "", "") : before;
    Clause now = after == null ? new Clause("", "", "") : after;
    ClauseChange change =
        new ClauseChange(
            after == null ? old.id() : now.id(),
            kinds,
            before,
            after,
            redline.spans(old.heading(), now.heading()),
            redline.spans(old.markdown(), now.markdown()));
    changes.add(new Placed(place, after == null, change));
  }
}
