package almanac.relief.offer;

/**
 * How good the check of wording is, measured on labelled sentences that did not tune it.
 *
 * @param forbidden sentences that promise what must not be promised
 * @param found those of them in which something was found
 * @param harmless sentences that promise nothing forbidden
 * @param falseAlarms those of them in which something was found all the same
 */
public record Measured(int forbidden, int found, int harmless, int falseAlarms) {}
