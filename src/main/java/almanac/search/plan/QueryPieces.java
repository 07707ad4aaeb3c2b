package almanac.search.plan;

import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Synonyms;
import java.util.ArrayList;
import java.util.List;

/** A query in pieces: runs of units, and letters that may be words or typed for sounds. */
final class QueryPieces {
  // Beyond so many units a query is a letter; its beginning says what it is about.
  private static final int MOST_UNITS = 120;

  final List<QueryRun> runs = new ArrayList<>();
  final List<TypedLetters> letters = new ArrayList<>();

  QueryPieces(QueryText query, Synonyms synonyms) {
    int units = 0;
    List<String> words = new ArrayList<>();
    boolean onlyFilling =
        query.runs().stream()
            .allMatch(run -> QueryRun.of(run, synonyms, false).required().isEmpty());
    for (List<Unit> run : query.runs()) {
      if (run.getFirst().word()) {
        words.add(run.getFirst().text());
        continue;
      }
      addLetters(words);
      List<Unit> some = run.subList(0, Math.min(run.size(), MOST_UNITS - units));
      units += some.size();
      if (!some.isEmpty()) {
        runs.add(QueryRun.of(some, synonyms, onlyFilling));
      }
    }
    addLetters(words);
  }

  private void addLetters(List<String> words) {
    if (!words.isEmpty() && letters.size() < MOST_UNITS) {
      letters.add(new TypedLetters(List.copyOf(words)));
      words.clear();
    }
  }

  boolean hasSynonyms() {
    return runs.stream().anyMatch(run -> !run.synonyms().isEmpty());
  }

  /** How many units there are but for words of letters. */
  int units() {
    return runs.stream().mapToInt(QueryRun::size).sum();
  }

  /** Whether something is meant, and something is said around it. */
  boolean isQuestion() {
    return runs.stream().anyMatch(run -> !run.filling().isEmpty())
        && (!letters.isEmpty() || runs.stream().flatMap(QueryRun::telling).findAny().isPresent());
  }

  interface OfUnit {
    Match match(QueryRun run, int at);
  }

  interface OfLetters {
    Match match(TypedLetters letters);
  }

  /** Every piece, each as said; with synonyms, a term may stand for a word of the street. */
  Match all(boolean withSynonyms, OfUnit unit, OfLetters word) {
    List<Match> parts = new ArrayList<>();
    runs.forEach(run -> parts.addAll(run.covered(at -> unit.match(run, at), withSynonyms)));
    letters.forEach(l -> parts.add(word.match(l)));
    return Match.all(parts);
  }
}
