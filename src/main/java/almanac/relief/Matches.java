package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Fact;
import almanac.relief.SpecialCases.Withheld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * All that rules say of a case on one day.
 *
 * @param eligible the most specific first, that is the one with most criteria
 * @param needsFacts the one that lacks fewest facts first
 * @param ineligible the one that fails fewest criteria first
 * @param askNext the fact to ask for next; empty: every programme is decided
 * @param withheld present: nothing may be offered, and none of the lists holds a programme
 */
public record Matches(
    List<Match> eligible,
    List<Match> needsFacts,
    List<Match> ineligible,
    Optional<Fact> askNext,
    List<Document> specialCases,
    Optional<Withheld> withheld) {

  public Matches {
    eligible = List.copyOf(eligible);
    needsFacts = List.copyOf(needsFacts);
    ineligible = List.copyOf(ineligible);
    specialCases = List.copyOf(specialCases);
  }

  /**
   * Judges a case.
   *
   * @param programs those in force, in order of their slugs
   * @param specialCases those in force, in order of their slugs
   */
  public static Matches of(List<Document> programs, List<Document> specialCases, Case known) {
    List<Document> fitting = SpecialCases.fitting(specialCases, known);
    Optional<Withheld> withheld = SpecialCases.withheld(fitting, known);
    if (withheld.isPresent()) {
      return new Matches(List.of(), List.of(), List.of(), Optional.empty(), fitting, withheld);
    }
    List<Match> eligible = new ArrayList<>();
    List<Match> open = new ArrayList<>();
    List<Match> ineligible = new ArrayList<>();
    for (Document program : programs) {
      Match match = Matching.judge(program, known);
      switch (match.verdict()) {
        case ELIGIBLE -> eligible.add(match);
        case NEEDS_FACTS -> open.add(match);
        case INELIGIBLE -> ineligible.add(match);
      }
    }
    Optional<Fact> askNext = AskNext.of(open, known);
    return new Matches(
        least(eligible, m -> -m.criteria()),
        least(open, m -> m.missing().size()),
        least(ineligible, m -> m.count(Truth.FAILS)),
        askNext,
        fitting,
        withheld);
  }

  private record Keyed(int key, Match match) {}

  // By a key that is worked out once for each; equals keep the order of their slugs.
  private static List<Match> least(List<Match> matches, ToIntFunction<Match> key) {
    return matches.stream()
        .map(m -> new Keyed(key.applyAsInt(m), m))
        .sorted(Comparator.comparingInt(Keyed::key))
        .map(Keyed::match)
        .toList();
  }
}
