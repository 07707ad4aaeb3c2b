package almanac.search;

import almanac.search.Analysis.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query, analysed as texts are.
 *
 * @param pairs what a good hit holds: pairs of neighbouring units
 * @param lone units without a neighbour, such as a word or a single character
 * @param units every unit; they weigh little beside pairs
 */
public record QueryText(String typed, Set<String> pairs, Set<String> lone, Set<String> units) {

  // A longer query is a question, of which a text holds only some words. The share of its tokens
  // that
  // a hit must hold falls from all of them to a quarter.
  private static final double SHORT = 0.6;
  private static final double MIDDLE = 0.4;
  private static final double LONG = 0.25;

  static QueryText of(String typed) {
    Set<String> lone = texts(Analysis.loneUnits(typed));
    Set<String> pairs = texts(Analysis.pairs(typed));
    pairs.removeAll(lone);
    return new QueryText(typed, pairs, lone, texts(Analysis.units(typed)));
  }

  private static Set<String> texts(List<Token> tokens) {
    Set<String> texts = new LinkedHashSet<>();
    tokens.forEach(t -> texts.add(t.text()));
    return texts;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** How many of {@link #pairs} and {@link #lone} a text must hold to count as a hit at all. */
  public int required() {
    int size = pairs.size() + lone.size();
    double share = size <= 4 ? SHORT : size <= 10 ? MIDDLE : LONG;
    return size <= 2 ? 1 : (int) Math.ceil(size * share);
  }
}
