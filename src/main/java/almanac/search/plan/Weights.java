package almanac.search.plan;

import almanac.search.plan.SearchPlan.Bonus;
import almanac.search.plan.SearchPlan.Weighted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a document weighs within its tier; fitted on the tuning half of the relevance set. */
final class Weights {
  // A pair of characters that mean something counts most; what is said around it, little.
  private static final float PAIR = 1;
  private static final float HALF_FILLING = 0.2f;
  private static final float FILLING = 0.1f;
  private static final float UNIT = 0.5f;
  private static final float IN_NAME = 0.7f;
  private static final float TERM = 1.2f;
  private static final float SOUND = 0.5f;
  // In a question it counts, besides, how much of it a text holds at all.
  private static final float HELD = 1;
  static final float EXACT_NAME = 500;
  private static final float WHOLE_IN_NAME = 20;
  private static final float CONTIGUOUS = 5;

  private final QueryPieces query;

  Weights(QueryPieces query) {
    this.query = query;
  }

  /**
   * The tokens of the query: with the terms for words of the street, and with what sounds alike.
   */
  List<Weighted> tokens(boolean synonyms, boolean sounds) {
    Map<String, Float> pairs = new LinkedHashMap<>();
    Map<String, Float> units = new LinkedHashMap<>();
    Set<String> terms = new LinkedHashSet<>();
    Set<String> sounding = new LinkedHashSet<>();
    for (QueryRun run : query.runs) {
      for (int i = 0; i < run.size(); i++) {
        float unit = run.size() == 1 ? PAIR : run.filling().get(i) ? UNIT * FILLING : UNIT;
        units.merge(run.units().get(i).text(), unit, Math::max);
        if (i + 1 < run.size()) {
          boolean one = run.filling().get(i);
          boolean two = run.filling().get(i + 1);
          pairs.merge(
              run.pair(i), one && two ? FILLING : one || two ? HALF_FILLING : PAIR, Math::max);
          sounding.addAll(run.sounds(i, false));
        }
      }
      run.synonyms().forEach(found -> found.terms().forEach(t -> terms.addAll(QueryRun.tokens(t))));
    }
    query.letters.forEach(l -> l.words().forEach(word -> units.put(word, PAIR)));
    terms.removeAll(pairs.keySet());
    List<Weighted> all = new ArrayList<>();
    pairs.forEach((token, weight) -> weigh(all, token, weight));
    units.forEach((token, weight) -> weigh(all, token, weight));
    if (synonyms) {
      terms.forEach(token -> weigh(all, token, TERM));
    }
    if (sounds) {
      sounding.forEach(token -> all.add(new Weighted(TokenField.PINYIN, token, SOUND)));
    }
    return all;
  }

  private static void weigh(List<Weighted> all, String token, float weight) {
    all.add(new Weighted(TokenField.ANY, token, weight));
    all.add(new Weighted(TokenField.NAME, token, weight * IN_NAME));
  }

  /** How much of a question is held at all, and names that sound as letters were typed. */
  List<Bonus> held() {
    Stream<Bonus> units =
        query.runs.stream()
            .flatMap(QueryRun::telling)
            .distinct()
            .map(unit -> new Bonus(unit, HELD));
    Stream<Bonus> names = query.letters.stream().map(l -> new Bonus(l.name(), WHOLE_IN_NAME));
    return Stream.concat(units, names).toList();
  }

  private List<Bonus> terms() {
    return query.runs.stream()
        .flatMap(run -> run.synonyms().stream())
        .map(found -> new Bonus(QueryRun.terms(found, TokenField.NAME), WHOLE_IN_NAME))
        .toList();
  }

  /** For a name that is or holds the query, and for a text that holds it in one piece. */
  List<Bonus> whole() {
    List<Bonus> bonuses = new ArrayList<>();
    List<String> all = new ArrayList<>();
    query.runs.forEach(run -> run.units().forEach(unit -> all.add(unit.text())));
    if (query.letters.isEmpty()) {
      bonuses.add(new Bonus(Match.has(TokenField.EXACT, NameTokens.exact(all)), EXACT_NAME));
      Match named = query.all(false, (run, at) -> run.text(at, TokenField.NAME), _ -> Match.NEVER);
      bonuses.add(new Bonus(named, WHOLE_IN_NAME));
      List<Match> pairs = new ArrayList<>();
      for (QueryRun run : query.runs) {
        for (int i = 0; i + 1 < run.size(); i++) {
          pairs.add(Match.has(TokenField.TEXT, run.pair(i)));
        }
      }
      if (pairs.size() > 2) {
        bonuses.add(new Bonus(Match.all(pairs), CONTIGUOUS));
      }
    }
    bonuses.addAll(terms());
    return bonuses;
  }
}
