package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import almanac.document.text.Term;
import almanac.document.text.VersionContent;
import almanac.relief.Case;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme grants on a day: its terms, where a figure of a policy sets or bounds them by
 * that figure. What cannot be told is granted to nobody.
 */
final class Grants {
  private final Document program;
  private final Terms terms;
  private final List<Document> policies;
  private final Case known;

  /**
   * @param policies in force on the day
   */
  Grants(Document program, List<Document> policies, Case known) {
    this.program = program;
    this.terms = ((ReliefProgramDetails) program.version().content().details()).terms();
    this.policies = policies;
    this.known = known;
  }

  /**
   * The most that is granted of a term.
   *
   * @param level null: the terms are silent, or nobody can tell
   */
  record Grant(@Nullable BigDecimal level, Ground ground) {}

  /** What is granted of a term, and where that stands. */
  Grant of(Term term) {
    BigDecimal level = stated(term);
    Ground ground = new Ground(program, clause(term));
    if (level == null) {
      return new Grant(null, ground);
    }
    for (Document policy : policies) {
      Figure figure = figure(policy, term.key());
      BigDecimal bound = figure == null ? null : term.level(figure);
      if (figure != null
          && bound != null
          && concerns(policy)
          && term.generosity(level, bound) > 0) {
        level = bound;
        ground = new Ground(policy, figure.clause());
      }
    }
    return new Grant(level, ground);
  }

  /** The clause of a figure that governs; null: it does not. */
  static @Nullable Ground ground(List<Document> policies, FigureRef ref) {
    for (Document policy : policies) {
      Figure figure =
          policy.version().slug().equals(ref.slug()) ? figure(policy, ref.name()) : null;
      if (figure != null) {
        return new Ground(policy, figure.clause());
      }
    }
    return null;
  }

  /** Whether a figure that should set a term does not govern. */
  @Nullable FigureRef lost(Term term) {
    return term == Term.MAX_PERIODS && stated(term) == null ? terms.maxPeriodsFigure() : null;
  }

  private @Nullable BigDecimal stated(Term term) {
    FigureRef ref = terms.maxPeriodsFigure();
    if (term != Term.MAX_PERIODS || ref == null) {
      return term.stated(terms);
    }
    for (Document policy : policies) {
      Figure figure =
          policy.version().slug().equals(ref.slug()) ? figure(policy, ref.name()) : null;
      if (figure != null) {
        return term.level(figure);
      }
    }
    return null;
  }

  /** The clause in which a term stands: that of the card's line of it, else of all the terms. */
  @Nullable String clause(Term term) {
    return Stream.of(card().can(), card().cannot(), card().say())
        .flatMap(List::stream)
        .filter(l -> l.means() != null && l.means().term().equals(term.key()))
        .map(Line::clause)
        .findFirst()
        .orElse(terms.clause());
  }

  /**
   * What may be said of a term: the promise of the card, if it is not above what is granted; else
   * what to say on the same clause, else what to say at all.
   */
  @Nullable Line instead(Term term, @Nullable BigDecimal granted) {
    for (Line line : card().can()) {
      BigDecimal promised = level(term, line);
      if (promised != null && granted != null && term.generosity(promised, granted) <= 0) {
        return line;
      }
    }
    return say(program, clause(term));
  }

  /** What a card says on a clause, else what it says first; null: nothing. */
  static @Nullable Line say(Document document, @Nullable String clause) {
    List<Line> say = document.version().content().card().say();
    return say.stream()
        .filter(l -> l.clause().equals(clause))
        .findFirst()
        .orElse(say.isEmpty() ? null : say.getFirst());
  }

  /** The line of the card that forbids to promise a level; null: none does. */
  @Nullable Line forbidding(Term term, BigDecimal promised) {
    for (Line line : card().cannot()) {
      BigDecimal forbidden = level(term, line);
      if (forbidden != null && term.breaks(promised, forbidden)) {
        return line;
      }
    }
    return null;
  }

  private static @Nullable BigDecimal level(Term term, Line line) {
    return line.means() != null && line.means().term().equals(term.key())
        ? term.level(line.means())
        : null;
  }

  private Card card() {
    return program.version().content().card();
  }

  private static @Nullable Figure figure(Document policy, String name) {
    return policy.version().content().details() instanceof PolicyDetails p
        ? p.figures().get(name)
        : null;
  }

  private boolean concerns(Document policy) {
    VersionContent its = policy.version().content();
    VersionContent ours = program.version().content();
    return meet(its.products(), known(Fact.PRODUCT, ours.products()))
        && meet(its.regions(), known(Fact.REGION, ours.regions()));
  }

  private List<String> known(Fact fact, List<String> otherwise) {
    return known.value(fact) instanceof String value ? List.of(value) : otherwise;
  }

  // An empty list means all of them.
  private static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
