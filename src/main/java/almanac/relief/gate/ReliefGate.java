package almanac.relief.gate;

import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.PublishingGate;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Fact;
import almanac.document.text.Feasibility;
import almanac.document.text.Term;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.relief.PlanFigure;
import almanac.relief.StageDays;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells figures that nothing uses, and programmes whose stages and days overdue never meet. */
@ApplicationScoped
@Priority(3)
class ReliefGate implements PublishingGate {
  private static final List<String> STAGES = Fact.DELINQUENCY_STAGE.choices();

  @Override
  public List<GateProblem> problems(Release release, Book book, LocalDate today) {
    List<GateProblem> problems = new ArrayList<>();
    for (Candidate candidate : release.candidates()) {
      switch (candidate.content().details()) {
        case PolicyDetails p when !p.figures().isEmpty() ->
            dead(candidate, p, used(release, book), problems);
        case ReliefProgramDetails p -> stages(candidate, p, book, today, problems);
        case Details _ -> {}
      }
    }
    return problems.stream().sorted(GateProblem.ORDER).toList();
  }

  // Terms of lapsed texts count: agreements are read as of their day.
  private static Set<FigureRef> used(Release release, Book book) {
    Set<FigureRef> used = new HashSet<>(StageDays.figures());
    for (PlanFigure figure : PlanFigure.values()) {
      used.add(figure.ref());
    }
    Stream.concat(
            release.candidates().stream().map(Candidate::content),
            book.documents().values().stream().flatMap(List::stream).map(Book.Entry::content))
        .forEach(content -> {
          if (content.details() instanceof ReliefProgramDetails p
              && p.terms().maxPeriodsFigure() != null) {
            used.add(p.terms().maxPeriodsFigure());
          }
        });
    return used;
  }

  private static void dead(
      Candidate candidate, PolicyDetails policy, Set<FigureRef> used, List<GateProblem> problems) {
    policy
        .figures()
        .forEach((name, figure) -> {
          if (!used.contains(new FigureRef(candidate.slug(), name))
              && Term.ofKey(name) == null
              && !isWritten(candidate, figure)) {
            problems.add(
                ReliefRule.FIGURE_DEAD.of(
                    candidate,
                    figure.clause(),
                    "figures." + name,
                    "Nothing uses the figure %s of %s %s, and its clause does not state it."
                        .formatted(name, figure.value().toPlainString(), figure.unit())));
          }
        });
  }

  private static boolean isWritten(Candidate candidate, Figure figure) {
    return candidate.content().clauses().stream()
        .filter(c -> c.id().equals(figure.clause()))
        .anyMatch(c ->
            WrittenNumber.isIn(c.heading() + "\n" + c.markdown(), figure.value(), figure.unit()));
  }

  private static void stages(
      Candidate candidate,
      ReliefProgramDetails programme,
      Book book,
      LocalDate today,
      List<GateProblem> problems) {
    LocalDate from = candidate.content().effective().from();
    List<Criterion> criteria = programme.eligibility();
    Optional<PolicyDetails> cycle = cycle(book, from.isBefore(today) ? today : from);
    Feasibility feasibility = new Feasibility();
    if (cycle.isEmpty() || !feasibility.possible(criteria)) {
      return;
    }
    for (String stage : STAGES) {
      List<Criterion> with = new ArrayList<>(criteria);
      with.addAll(inStage(stage, cycle.get()));
      if (feasibility.possible(with)) {
        return;
      }
    }
    problems.add(
        ReliefRule.STAGE_AND_DAYS_DISAGREE.of(
            candidate,
            null,
            "eligibility",
            "Whether one counts days or billing cycles, none of the stages that it asks for has "
                + "days overdue that it asks for; correct either."));
  }

  /** In a stage, with days that lie in it or, since cycles are no months, in one beside it. */
  private static List<Criterion> inStage(String stage, PolicyDetails cycle) {
    int place = STAGES.indexOf(stage);
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(test(Fact.DELINQUENCY_STAGE, Operator.IS, stage));
    String first = firstDay(cycle, place - 1);
    String end = firstDay(cycle, place + 2);
    if (first != null) {
      criteria.add(test(Fact.DAYS_OVERDUE, Operator.AT_LEAST, first));
    }
    if (end != null) {
      criteria.add(test(Fact.DAYS_OVERDUE, Operator.BELOW, end));
    }
    return criteria;
  }

  private static Criterion test(Fact fact, Operator operator, String value) {
    return new Criterion.Test(fact, operator, List.of(value), "");
  }

  // The first stage has no days, so its place is none among the figures.
  private static @Nullable String firstDay(PolicyDetails cycle, int place) {
    List<FigureRef> figures = StageDays.figures();
    if (place < 1 || place > figures.size()) {
      return null;
    }
    Figure figure = cycle.figures().get(figures.get(place - 1).name());
    return figure == null ? null : figure.value().toPlainString();
  }

  private static Optional<PolicyDetails> cycle(Book book, LocalDate day) {
    List<Book.Entry> entries = book.of(StageDays.SLUG);
    List<Segment> segments =
        Timeline.segments(entries.stream().map(Book.Entry::span).toList(), Instant.MAX);
    return segments.stream()
        .filter(s -> s.state() == State.IN_FORCE && s.contains(day))
        .flatMap(s -> entries.stream().filter(e -> e.span().number() == s.number()))
        .map(e -> e.content().details())
        .filter(PolicyDetails.class::isInstance)
        .map(PolicyDetails.class::cast)
        .findFirst();
  }
}
