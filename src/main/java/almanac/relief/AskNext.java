package almanac.relief;

import almanac.document.text.Fact;
import almanac.relief.Match.Unknown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fact to ask for next: the one whose answer decides most of the programmes that are still
 * open, on average over its possible answers. Of equal facts it is the first of {@link Fact}.
 */
public final class AskNext {
  private AskNext() {}

  /** A programme that is still open: what cannot be told, and the facts that it misses. */
  private record Open(List<Unknown> unknown, Set<Fact> missing) {}

  /** The fact to ask for; empty: every programme is decided. */
  public static Optional<Fact> of(List<Match> matches, Case known) {
    List<Open> open = new ArrayList<>();
    Map<Fact, Answers.Builder> builders = new EnumMap<>(Fact.class);
    for (Match match : matches) {
      if (match.verdict() == Verdict.NEEDS_FACTS) {
        open.add(open(match, known, builders));
      }
    }
    @Nullable Fact best = null;
    double most = 0;
    int widest = 0;
    for (Map.Entry<Fact, Answers.Builder> candidate : builders.entrySet()) {
      Fact fact = candidate.getKey();
      Answers answers = candidate.getValue().build();
      long decided = 0;
      int wide = 0;
      for (Open programme : open) {
        if (programme.missing().contains(fact)) {
          decided += Long.bitCount(decided(programme, fact, answers));
          wide++;
        }
      }
      double mean = (double) decided / answers.count();
      // Where no answer decides anything alone, begin with what most programmes wait for.
      if (best == null || mean > most || (mean == 0 && most == 0 && wide > widest)) {
        best = fact;
        most = mean;
        widest = wide;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Open open(Match match, Case known, Map<Fact, Answers.Builder> builders) {
    for (Unknown unknown : match.unknown()) {
      for (Fact fact : unknown.missing()) {
        builders.computeIfAbsent(fact, f -> new Answers.Builder(f, known)).add(unknown.criterion());
      }
    }
    return new Open(match.unknown(), match.missing());
  }

  // Any criterion that fails decides a programme, or all that hold.
  private static long decided(Open programme, Fact fact, Answers answers) {
    long fails = 0;
    long holds = answers.all();
    for (Unknown unknown : programme.unknown()) {
      if (unknown.missing().contains(fact)) {
        Answers.Sets sets = answers.of(unknown.criterion());
        fails |= sets.fails();
        holds &= sets.holds();
      } else {
        holds = 0;
      }
    }
    return fails | holds;
  }
}
