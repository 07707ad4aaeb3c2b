package almanac.search.plan;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query, cut as texts are.
 *
 * @param runs its units; those of a run stand next to each other
 */
public record QueryText(String typed, List<List<Unit>> runs) {

  // Two or three terms are meant all; of a question a text holds only some words, whichever.
  private static final int FEW = 4;
  private static final int MANY = 10;
  private static final double HALF = 0.5;
  private static final double TENTH = 0.1;
  private static final double TWENTIETH = 0.05;

  public static QueryText of(String typed) {
    return new QueryText(typed, Analysis.runs(typed));
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Pairs of neighbours: what a good hit holds. */
  public Set<String> pairs() {
    Set<String> pairs = new LinkedHashSet<>();
    runs.forEach(run -> Analysis.pairs(run).forEach(pair -> pairs.add(pair.text())));
    return pairs;
  }

  /** Units without a neighbour, such as a word or a single character. */
  public Set<String> lone() {
    Set<String> lone = new LinkedHashSet<>();
    runs.stream().filter(run -> run.size() == 1).forEach(run -> lone.add(run.getFirst().text()));
    return lone;
  }

  /** Every unit. */
  public Set<String> units() {
    Set<String> units = new LinkedHashSet<>();
    runs.forEach(run -> run.forEach(unit -> units.add(unit.text())));
    return units;
  }

  /** How many of so many pairs and lone units a text must hold to count as a hit at all. */
  static int required(int size) {
    double share = size <= FEW ? HALF : size <= MANY ? TENTH : TWENTIETH;
    return (int) Math.ceil(size * share);
  }
}
