package almanac.relief.gate;

import almanac.document.gate.GateProblem;
import almanac.document.gate.GateProblem.Severity;
import almanac.document.gate.Release.Candidate;
import org.jspecify.annotations.Nullable;

/** What is told of programmes and figures; the names are the codes of problems, and stay. */
enum ReliefRule {
  FIGURE_DEAD("A figure is used by terms or plans, bounds a term, or is written in its clause."),
  STAGE_AND_DAYS_DISAGREE(
      "A programme asks for no stage whose days, and those of the stages beside it, all lie "
          + "outside of the days overdue that it asks for.");

  private final String sentence;

  ReliefRule(String sentence) {
    this.sentence = sentence;
  }

  // Content is right either way; somebody should look.
  Severity severity() {
    return Severity.WARNING;
  }

  /** What is told, for the table of all codes. */
  String sentence() {
    return sentence;
  }

  GateProblem of(Candidate candidate, @Nullable String clause, String key, String message) {
    return new GateProblem(
        name(), severity(), candidate.slug(), candidate.number(), clause, key, message);
  }
}
