package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Fact;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a programme fits a case, and why.
 *
 * @param reasons one for each criterion: what every programme demands first, then its own in order
 */
public record Match(Document program, Verdict verdict, List<Reason> reasons) {
  public Match {
    reasons = List.copyOf(reasons);
  }

  /** The facts that are missing, those of criteria that cannot be told yet. */
  public Set<Fact> missing() {
    Set<Fact> missing = EnumSet.noneOf(Fact.class);
    reasons.forEach(r -> missing.addAll(r.missing()));
    return missing;
  }

  /** How many criteria have a truth. */
  public int count(Truth truth) {
    int count = 0;
    for (Reason reason : reasons) {
      count += reason.truth() == truth ? 1 : 0;
    }
    return count;
  }
}
