package almanac.search.analysis;

import almanac.search.analysis.Analysis.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of the street and the terms that are used here for them; one way, from the street to the
 * term. A word is found in whatever form it is written.
 */
public final class Synonyms {
  /** No synonyms. */
  public static final Synonyms NONE = new Synonyms(Map.of());

  private final Map<String, List<Word>> byFirstUnit;

  private Synonyms(Map<String, List<Word>> byFirstUnit) {
    this.byFirstUnit = byFirstUnit;
  }

  /** A word of the street and a term for it; one word may have several. */
  public record Line(String street, String term) {}

  private record Word(List<String> units, List<String> terms) {}

  /**
   * A word of the street within a run.
   *
   * @param from the place of its first unit
   * @param until the place behind its last one
   */
  public record Found(int from, int until, List<String> terms) {}

  public static Synonyms of(List<Line> lines) {
    Map<List<String>, List<String>> terms = new HashMap<>();
    for (Line line : lines) {
      List<List<Unit>> runs = Analysis.runs(line.street());
      if (runs.size() == 1) {
        List<String> units = runs.getFirst().stream().map(Unit::text).toList();
        terms.computeIfAbsent(units, _ -> new ArrayList<>()).add(line.term());
      }
    }
    Map<String, List<Word>> words = new HashMap<>();
    terms.forEach((units, all) ->
        words
            .computeIfAbsent(units.getFirst(), _ -> new ArrayList<>())
            .add(new Word(units, List.copyOf(all))));
    Comparator<Word> longest = Comparator.comparingInt(w -> -w.units().size());
    words.values().forEach(w -> w.sort(longest));
    return new Synonyms(words);
  }

  /** The words in a run, from the left, each as long as can be; they do not overlap. */
  public List<Found> in(List<Unit> run) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < run.size()) {
      int next = at + 1;
      for (Word word : byFirstUnit.getOrDefault(run.get(at).text(), List.of())) {
        if (stands(word.units(), run, at)) {
          next = at + word.units().size();
          found.add(new Found(at, next, word.terms()));
          break;
        }
      }
      at = next;
    }
    return found;
  }

  private static boolean stands(List<String> units, List<Unit> run, int at) {
    if (at + units.size() > run.size()) {
      return false;
    }
    for (int i = 0; i < units.size(); i++) {
      if (!units.get(i).equals(run.get(at + i).text())) {
        return false;
      }
    }
    return true;
  }
}
