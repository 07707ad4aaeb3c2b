package almanac.relief;

/** Whether a criterion holds of a case, as far as the case is known. */
public enum Truth {
  HOLDS,
  FAILS,
  UNKNOWN
}
