package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Eligibility;
import almanac.document.text.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two programmes for the same case whose terms contradict each other. If each is for whomever the
 * other is for, nothing tells an agent which to offer, which is an error; if one is for some of
 * those that the other is for, the narrower may well be meant to differ, which is told.
 */
final class TwinRules {
  private final Outlook after;
  private final Figures figures;
  private @Nullable List<Run> programmes;

  TwinRules(Outlook after, Figures figures) {
    this.after = after;
    this.figures = figures;
  }

  void check(Findings f) {
    if (!(f.content().details() instanceof ReliefProgramDetails own)
        || own.eligibility().isEmpty()) {
      return;
    }
    for (Run run : programmes()) {
      if (run.slug().equals(f.slug())
          || !(run.content().details() instanceof ReliefProgramDetails other)
          || other.eligibility().isEmpty()
          || !run.days().overlaps(f.ahead())
          || !run.meets(f.content())) {
        continue;
      }
      boolean narrower = Eligibility.implies(own.eligibility(), other.eligibility());
      boolean wider = Eligibility.implies(other.eligibility(), own.eligibility());
      String contradictions =
          narrower || wider ? contradictions(f, own.terms(), other.terms(), run) : "";
      if (contradictions.isEmpty()) {
        continue;
      }
      String whom =
          narrower && wider ? "the same cases" : narrower ? "cases of this, too," : "some cases";
      f.key(
          narrower && wider ? Rule.TWIN_PROGRAMMES : Rule.OVERLAPPING_PROGRAMMES,
          "eligibility",
          "%s is for %s on %s and contradicts the terms: %s."
              .formatted(run.name(), whom, run.days().firstIn(f.ahead()), contradictions));
    }
  }

  private String contradictions(Findings f, Terms own, Terms other, Run run) {
    List<String> found = new ArrayList<>();
    for (Term term : Term.values()) {
      BigDecimal here = figures.granted(term, own, f.days());
      BigDecimal there = figures.granted(term, other, run.days());
      if (here != null && there != null && here.compareTo(there) != 0) {
        found.add("%s %s there, %s here".formatted(term.key(), term.say(there), term.say(here)));
      }
    }
    return String.join("; ", found);
  }

  private List<Run> programmes() {
    List<Run> runs = programmes;
    if (runs == null) {
      programmes =
          runs =
              after
                  .inForce()
                  .filter(r -> r.content().details() instanceof ReliefProgramDetails)
                  .toList();
    }
    return runs;
  }
}
