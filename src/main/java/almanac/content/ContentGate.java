package almanac.content;

import almanac.content.file.ContentRules;
import almanac.content.file.Problem;
import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.GateProblem.Severity;
import almanac.document.gate.PublishingGate;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** What a text must keep by itself is the same for a file and for a draft: one set of rules. */
@ApplicationScoped
@Priority(1)
class ContentGate implements PublishingGate {
  @Override
  public List<GateProblem> problems(Release release, Book book, LocalDate today) {
    return release.candidates().stream()
        .flatMap(c -> ContentRules.problems(c.kind(), c.content()).stream().map(p -> of(c, p)))
        .toList();
  }

  private static GateProblem of(Candidate candidate, Problem problem) {
    return new GateProblem(
        problem.code().name(),
        Severity.ERROR,
        candidate.slug(),
        candidate.number(),
        null,
        problem.key(),
        problem.sentence());
  }
}
