package almanac.document.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which items of two lists are the same one: first those that are equal, then those of the same
 * name, then those that rest on the same clause; so a sentence that was reworded is one change.
 */
final class ListMatch {
  private static final List<String> NAMES = List.of("text", "what", "title");
  private static final List<String> GROUNDS = List.of("clause", "number", "authority");

  private final JsonNode old;
  private final JsonNode now;
  private final int[] partner;
  private final BitSet taken = new BitSet();

  private ListMatch(JsonNode old, JsonNode now) {
    this.old = old;
    this.now = now;
    partner = new int[now.size()];
    Arrays.fill(partner, -1);
  }

  /** Places in the two lists; −1: it is not in that one. */
  record Pair(int old, int now) {}

  static ListMatch of(JsonNode old, JsonNode now) {
    ListMatch match = new ListMatch(old, now);
    match.pair(JsonNode::toString);
    match.pair(item -> item.isObject() ? name(item) : null);
    match.pair(ListMatch::ground);
    return match;
  }

  /** What an item is called; a criterion by its fact. */
  static String name(JsonNode item) {
    if (item.has("fact")) {
      return Written.camel(item.get("fact").asText());
    }
    if (Written.isAnyOf(item)) {
      return "anyOf";
    }
    for (String name : NAMES) {
      if (item.has(name)) {
        return item.get(name).asText();
      }
    }
    return item.isObject() ? "" : Written.of(item);
  }

  // What an item rests on: its clause; for a source, which has none, its number, else its issuer.
  // Criteria go by their facts alone.
  private static @Nullable String ground(JsonNode item) {
    for (String name : item.has("fact") ? List.<String>of() : GROUNDS) {
      if (item.has(name)) {
        return item.get(name).asText();
      }
    }
    return null;
  }

  private void pair(Function<JsonNode, @Nullable String> key) {
    Map<String, Deque<Integer>> free = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      String its = taken.get(i) ? null : key.apply(old.get(i));
      if (its != null) {
        free.computeIfAbsent(its, _ -> new ArrayDeque<>()).add(i);
      }
    }
    for (int i = 0; i < now.size() && !free.isEmpty(); i++) {
      String its = partner[i] >= 0 ? null : key.apply(now.get(i));
      Deque<Integer> same = its == null ? null : free.get(its);
      Integer first = same == null ? null : same.poll();
      if (first != null) {
        partner[i] = first;
        taken.set(first);
      }
    }
  }

  /** In the order of the newer list; what is gone comes last. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < partner.length; i++) {
      pairs.add(new Pair(partner[i], i));
    }
    for (int i = taken.nextClearBit(0); i < old.size(); i = taken.nextClearBit(i + 1)) {
      pairs.add(new Pair(i, -1));
    }
    return pairs;
  }

  /** Where the items that both have stood among each other in the older list, from 1. */
  List<Integer> places() {
    int[] ranks = new int[old.size()];
    int rank = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = taken.get(i) ? ++rank : 0;
    }
    return IntStream.of(partner).filter(i -> i >= 0).map(i -> ranks[i]).boxed().toList();
  }

  boolean inOrder() {
    int[] shared = IntStream.of(partner).filter(i -> i >= 0).toArray();
    return IntStream.range(1, shared.length).allMatch(i -> shared[i - 1] < shared[i]);
  }

  /** The names of the items that both have, in the order of one of the lists. */
  Stream<String> shared(ToIntFunction<Pair> place, JsonNode of) {
    return pairs().stream()
        .filter(p -> p.old() >= 0 && p.now() >= 0)
        .mapToInt(place)
        .sorted()
        .mapToObj(i -> name(of.get(i)));
  }
}
