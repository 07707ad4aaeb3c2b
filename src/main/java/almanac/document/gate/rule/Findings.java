package almanac.document.gate.rule;

import almanac.document.gate.GateProblem;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.VersionContent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One candidate, the days that it will hold, and what is found about it.
 *
 * @param days on which it is in force once the release is published
 * @param ahead those of its days that are not over yet; all of them if all are over
 */
record Findings(Candidate candidate, Days days, Days ahead, List<GateProblem> problems) {

  static Findings about(Candidate candidate, Days days, Days ahead) {
    return new Findings(candidate, days, ahead, new ArrayList<>());
  }

  String slug() {
    return candidate.slug();
  }

  VersionContent content() {
    return candidate.content();
  }

  void add(Rule rule, @Nullable String clause, @Nullable String key, String message) {
    problems.add(
        new GateProblem(
            rule.name(),
            rule.severity(),
            candidate.slug(),
            candidate.number(),
            clause,
            key,
            message));
  }

  /** Notes a problem with the value of a key. */
  void key(Rule rule, String key, String message) {
    add(rule, null, key, message);
  }
}
