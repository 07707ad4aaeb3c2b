package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a programme fits a case, and why. Why is worked out when it is asked for: of a thousand
 * programmes that are judged a few are shown.
 */
public final class Match {
  private final Document program;
  private final Verdict verdict;
  private final List<Criterion> criteria;
  private final List<Truth> truths;
  private final Case known;
  private @Nullable List<Unknown> unknown;

  Match(
      Document program, Verdict verdict, List<Criterion> criteria, List<Truth> truths, Case known) {
    this.program = program;
    this.verdict = verdict;
    this.criteria = criteria;
    this.truths = truths;
    this.known = known;
  }

  public Document program() {
    return program;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** One for each criterion: what every programme demands first, then its own in order. */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>(criteria.size());
    for (int i = 0; i < criteria.size(); i++) {
      reasons.add(Matching.reason(criteria.get(i), truths.get(i), known));
    }
    return reasons;
  }

  /** A criterion that cannot be told yet, and the facts that it cannot be told without. */
  record Unknown(Criterion criterion, Set<Fact> missing) {}

  /** The criteria that cannot be told yet. */
  List<Unknown> unknown() {
    List<Unknown> told = unknown;
    if (told == null) {
      told = new ArrayList<>(criteria.size());
      for (int i = 0; i < criteria.size(); i++) {
        if (truths.get(i) == Truth.UNKNOWN) {
          Set<Fact> missing = EnumSet.noneOf(Fact.class);
          Matching.missing(criteria.get(i), known, missing);
          told.add(new Unknown(criteria.get(i), missing));
        }
      }
      unknown = told;
    }
    return told;
  }

  /** The facts that are missing, those of criteria that cannot be told yet. */
  public Set<Fact> missing() {
    Set<Fact> missing = EnumSet.noneOf(Fact.class);
    for (Unknown open : unknown()) {
      missing.addAll(open.missing());
    }
    return missing;
  }

  /** How many criteria there are. */
  int criteria() {
    return criteria.size();
  }

  /** How many criteria have a truth. */
  public int count(Truth truth) {
    int count = 0;
    for (Truth one : truths) {
      count += one == truth ? 1 : 0;
    }
    return count;
  }
}
