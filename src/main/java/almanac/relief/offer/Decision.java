package almanac.relief.offer;

/** What may be done with an offer, from the best to the worst. */
public enum Decision {
  /** It may be promised as it is. */
  ALLOWED,
  /** It may be promised once something is known, approved or handed in. */
  CONDITIONAL,
  /** It must not be promised. */
  FORBIDDEN;

  /** The worse of two. */
  public Decision and(Decision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
