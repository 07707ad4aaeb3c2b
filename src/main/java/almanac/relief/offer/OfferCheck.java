package almanac.relief.offer;

import almanac.relief.Match;
import java.util.Comparator;
import java.util.List;

/**
 * What may be done with an offer, and why.
 *
 * @param match how the programme fits the case
 * @param decision the worst of the findings
 * @param findings the worst first
 */
public record OfferCheck(Match match, Decision decision, List<Finding> findings) {
  public OfferCheck {
    findings = List.copyOf(findings);
  }

  static OfferCheck of(Match match, List<Finding> findings) {
    Decision worst =
        findings.stream().map(Finding::decision).reduce(Decision.ALLOWED, Decision::and);
    return new OfferCheck(
        match,
        worst,
        findings.stream().sorted(Comparator.comparing(Finding::decision).reversed()).toList());
  }
}
