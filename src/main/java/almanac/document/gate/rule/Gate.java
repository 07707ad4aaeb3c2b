package almanac.document.gate.rule;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.PublishingGate;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether versions may be published together over what is published already. Pure and
 * deterministic; each candidate costs one walk over the book at most.
 */
@ApplicationScoped
@Priority(2)
class Gate implements PublishingGate {
  private static final Comparator<GateProblem> ORDER =
      GateProblem.ORDER
          .thenComparing(GateProblem::clause, nullsFirst(naturalOrder()))
          .thenComparing(GateProblem::key, nullsFirst(naturalOrder()));

  /** In one order, whatever the order of the release. */
  @Override
  public List<GateProblem> problems(Release release, Book book, LocalDate today) {
    List<GateProblem> problems = new ArrayList<>(twice(release));
    if (problems.isEmpty()) {
      Outlook before = new Outlook(book, new Release(List.of()));
      Outlook after = new Outlook(book, release);
      Figures figures = new Figures(after);
      CardRules card = new CardRules(figures);
      ForbiddenRules forbidden = new ForbiddenRules(before, after);
      FigureRules numbers = new FigureRules(before, after, figures);
      LinkRules links = new LinkRules(before, after);
      TimeRules time = new TimeRules(before, after, today);
      SupersedeRules supersedes = new SupersedeRules(after);
      WordingRules wording = new WordingRules(after);
      TwinRules twins = new TwinRules(after, figures);
      CriteriaRules criteria = new CriteriaRules(before, after);
      for (Candidate candidate : release.candidates()) {
        Days days = after.daysOf(candidate);
        Findings f = Findings.about(candidate, days, days.since(today));
        TextRules.check(f);
        card.check(f);
        forbidden.check(f);
        numbers.check(f);
        links.check(f);
        time.check(f);
        supersedes.check(f);
        wording.check(f);
        twins.check(f);
        criteria.check(f);
        problems.addAll(f.problems());
      }
    }
    return problems.stream().distinct().sorted(ORDER).toList();
  }

  // Of two texts for one version nobody could tell which is judged.
  private static List<GateProblem> twice(Release release) {
    Set<String> seen = new HashSet<>();
    List<GateProblem> problems = new ArrayList<>();
    for (Candidate c : release.candidates()) {
      if (!seen.add(c.slug() + "/" + c.number())) {
        Findings f =
            Findings.about(c, Days.of(c.content().effective()), Days.of(c.content().effective()));
        f.add(
            Rule.RELEASED_TWICE,
            null,
            null,
            "Version %d is in the release twice; it is published once.".formatted(c.number()));
        problems.addAll(f.problems());
      }
    }
    return problems;
  }
}
