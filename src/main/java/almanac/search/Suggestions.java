package almanac.search;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.plan.MatchKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names out of hits that somebody may be typing. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * A name to go on with.
   *
   * @param text the title or an alias; never what only customers say
   * @param document what it is a name of
   */
  public record Suggestion(String text, Shown document, MatchKind matchedBy) {}

  static List<Suggestion> of(String typed, List<SearchHit> hits, int first) {
    String begun = letters(typed);
    Map<String, Suggestion> suggestions = new LinkedHashMap<>();
    for (SearchHit hit : hits) {
      String best = hit.shown().title();
      for (String name : names(hit.shown())) {
        boolean better = letters(name).startsWith(begun) && !letters(best).startsWith(begun);
        best = better ? name : best;
      }
      suggestions.putIfAbsent(best, new Suggestion(best, hit.shown(), hit.matchedBy()));
    }
    return suggestions.values().stream().limit(first).toList();
  }

  static List<String> names(Shown shown) {
    List<String> names = new ArrayList<>();
    names.add(shown.title());
    names.addAll(shown.aliases());
    return names;
  }

  private static String letters(String text) {
    return Analysis.units(text).stream().map(Unit::text).collect(Collectors.joining());
  }
}
