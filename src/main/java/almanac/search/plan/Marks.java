package almanac.search.plan;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Fillers;
import almanac.search.analysis.Synonyms;
import almanac.search.pinyin.PinyinTokens;
import almanac.search.pinyin.Syllables;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a text is marked for a query: pairs and lone units, typed or meant, and what they are
 * worth; and in names what sounds like it.
 */
public final class Marks {
  private static final double FILLING = 0.2;
  private static final double HALF_FILLING = 0.7;

  private final Map<String, Double> pairs = new HashMap<>();
  private final Set<String> lone = new HashSet<>();
  private final Set<String> sounds = new HashSet<>();

  private Marks() {}

  public static Marks of(QueryText query, Synonyms synonyms) {
    Marks marks = new Marks();
    StringBuilder letters = new StringBuilder();
    for (List<Unit> run : query.runs()) {
      marks.add(run, Fillers.in(run));
      for (Synonyms.Found found : synonyms.in(run)) {
        for (String term : found.terms()) {
          Analysis.runs(term).forEach(r -> marks.add(r, new BitSet()));
        }
      }
      if (run.getFirst().word()) {
        letters.append(run.getFirst().text());
      } else if (run.size() > 1) {
        PinyinTokens.ofHan(run.stream().map(Unit::text).toList()).forEach(marks.sounds::addAll);
      }
    }
    for (List<String> syllables : Syllables.parse(letters.toString())) {
      PinyinTokens.ofTyped(syllables).forEach(marks.sounds::addAll);
    }
    return marks;
  }

  private void add(List<Unit> run, BitSet filling) {
    if (run.size() == 1) {
      lone.add(run.getFirst().text());
    }
    for (int i = 0; i + 1 < run.size(); i++) {
      double worth =
          filling.get(i) && filling.get(i + 1)
              ? FILLING
              : filling.get(i) || filling.get(i + 1) ? HALF_FILLING : 1;
      pairs.merge(Analysis.pair(run.get(i), run.get(i + 1)), worth, Math::max);
    }
  }

  /** What a pair is worth; 0 if it is none of the query's. */
  public double worth(String pair) {
    return pairs.getOrDefault(pair, 0.0);
  }

  /** Whether a unit is marked by itself. */
  public boolean lone(String unit) {
    return lone.contains(unit);
  }

  public boolean hasLone() {
    return !lone.isEmpty();
  }

  /** Whether two neighbours sound like a part of the query. */
  public boolean sounds(Unit one, Unit two) {
    return one.han()
        && two.han()
        && PinyinTokens.ofHan(List.of(one.text(), two.text())).stream()
            .anyMatch(asked -> asked.stream().anyMatch(sounds::contains));
  }

  public boolean hasSounds() {
    return !sounds.isEmpty();
  }
}
