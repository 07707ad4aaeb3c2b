package almanac.search;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Fillers;
import almanac.search.pinyin.PinyinTokens;
import almanac.search.plan.MatchKind;
import almanac.search.plan.QueryText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was probably meant by a query that no text holds: the same with a piece of it put as a title
 * or another name has it. The names are those of hits, so nobody learns of one that is not for him.
 */
final class DidYouMean {
  private static final Set<MatchKind> GUESSED =
      EnumSet.of(MatchKind.PINYIN, MatchKind.INITIALS, MatchKind.FUZZY, MatchKind.PARTIAL);

  // What sounds alike is hardly a difference. More than one other difference is another word.
  private static final double SAME_SOUND = 0.2;
  private static final double MOST_DIFFERENT = 1.5;
  private static final double LONGER = 0.001;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 20;

  private final Map<String, Boolean> alike = new HashMap<>();
  private double least = MOST_DIFFERENT;
  private @Nullable String meant;

  private DidYouMean() {}

  /** Null if the first hit holds the query, or if no name is near to it. */
  static @Nullable String of(QueryText query, List<SearchHit> hits) {
    if (hits.isEmpty() || !GUESSED.contains(hits.getFirst().matchedBy())) {
      return null;
    }
    DidYouMean best = new DidYouMean();
    for (List<Unit> whole : query.runs()) {
      List<Unit> run = meaning(whole);
      for (SearchHit hit : hits) {
        for (String name : Suggestions.names(hit.shown())) {
          best.compare(query, run, name);
        }
      }
    }
    return best.meant;
  }

  // Without what is said before and behind.
  private static List<Unit> meaning(List<Unit> run) {
    BitSet filling = Fillers.in(run);
    int from = filling.nextClearBit(0);
    int until = filling.previousClearBit(run.size() - 1) + 1;
    return from < until ? run.subList(from, until) : run;
  }

  private void compare(QueryText query, List<Unit> run, String name) {
    List<Unit> units = Analysis.units(name);
    if (units.size() > 2 * LONGEST || run.size() > LONGEST) {
      return;
    }
    boolean letters = run.getFirst().word();
    for (int from = 0; from < units.size(); from++) {
      for (int until = from + SHORTEST; until <= units.size(); until++) {
        List<Unit> piece = units.subList(from, until);
        double difference =
            letters ? spelled(run.getFirst().text(), piece) : difference(run, piece);
        // Among equals the longer one, which leaves nothing of the name out.
        double order = difference - piece.size() * LONGER;
        if (difference > 0 && difference < MOST_DIFFERENT && order < least) {
          least = order;
          meant =
              query.typed().substring(0, run.getFirst().start())
                  + name.substring(piece.getFirst().start(), piece.getLast().end())
                  + query.typed().substring(run.getLast().end());
        }
      }
    }
  }

  private static double spelled(String letters, List<Unit> piece) {
    List<String> texts = piece.stream().map(Unit::text).toList();
    return PinyinTokens.spelled(texts).contains(letters)
        ? SAME_SOUND
        : PinyinTokens.letters(texts).contains(letters) ? 2 * SAME_SOUND : MOST_DIFFERENT;
  }

  // Damerau and Levenshtein's distance: one left out, one too many, another one, or two swapped.
  private double difference(List<Unit> run, List<Unit> piece) {
    if (run.size() < SHORTEST || Math.abs(run.size() - piece.size()) > 1) {
      return MOST_DIFFERENT;
    }
    int width = piece.size() + 1;
    List<double[]> rows = new ArrayList<>(Collections.nCopies(run.size() + 1, new double[0]));
    for (int i = 0; i <= run.size(); i++) {
      double[] row = new double[width];
      for (int j = 0; j < width; j++) {
        if (i == 0 || j == 0) {
          row[j] = i + j;
          continue;
        }
        double other = cost(run.get(i - 1), piece.get(j - 1));
        row[j] =
            Math.min(rows.get(i - 1)[j - 1] + other, 1 + Math.min(rows.get(i - 1)[j], row[j - 1]));
        if (i > 1
            && j > 1
            && same(run.get(i - 1), piece.get(j - 2))
            && same(run.get(i - 2), piece.get(j - 1))) {
          row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
        }
      }
      rows.set(i, row);
    }
    double difference = rows.getLast()[width - 1];
    return difference * 3 > run.size() * 2 ? MOST_DIFFERENT : difference; // not two of three
  }

  private static boolean same(Unit one, Unit other) {
    return one.text().equals(other.text());
  }

  private double cost(Unit one, Unit other) {
    if (same(one, other)) {
      return 0;
    }
    return alike(one.text(), other.text()) ? SAME_SOUND : 1;
  }

  // The same two meet again and again, for names are like each other.
  private boolean alike(String one, String other) {
    return alike.computeIfAbsent(one + " " + other, _ -> PinyinTokens.alike(one, other));
  }
}
