package almanac.relief;

/** Whether a programme fits a case, as far as the case is known. */
public enum Verdict {
  /** Every criterion holds; no fact that it needs is missing. */
  ELIGIBLE,
  /** No criterion fails, but of some it cannot be told yet. */
  NEEDS_FACTS,
  /** A criterion fails, whatever else may turn out. */
  INELIGIBLE
}
