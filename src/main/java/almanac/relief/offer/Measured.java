package almanac.relief.offer;

/**
 * How good the check of wording is, measured on labelled sentences that did not tune it.
 *
 * @param forbidden sentences that promise what must not be promised
 * @param found those of them in which something was found
 * @param harmless sentences that promise nothing forbidden
 * @param falseAlarms those of them in which something was found all the same
 */
public record Measured(int forbidden, int found, int harmless, int falseAlarms) {
  private static final double THOUSAND = 1000;

  /** The share of forbidden sentences that is found, to the thousandth. */
  public double foundRate() {
    return share(found, forbidden);
  }

  /** The share of harmless sentences in which something is found, to the thousandth. */
  public double falseAlarmRate() {
    return share(falseAlarms, harmless);
  }

  private static double share(int some, int all) {
    return Math.round(THOUSAND * some / all) / THOUSAND;
  }
}
