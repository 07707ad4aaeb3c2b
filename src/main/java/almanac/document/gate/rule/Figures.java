package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Term;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policies set by figures, day by day. A figure that is named like a term bounds that term for
 * the same products and regions: no programme and no card gives more.
 */
final class Figures {
  private final Outlook outlook;
  private @Nullable Map<Term, List<Run>> bounding;

  Figures(Outlook outlook) {
    this.outlook = outlook;
  }

  /** A bound that a policy sets, and the days on which it does. */
  record Bound(FigureRef ref, BigDecimal level, Run run) {}

  /** The figure of that name in a text; null if there is none, or the text is no policy. */
  static @Nullable Figure figure(VersionContent content, String name) {
    return content.details() instanceof PolicyDetails p ? p.figures().get(name) : null;
  }

  /** A figure as a level of a term; null if its unit does not fit. */
  static @Nullable BigDecimal level(Term term, Figure figure) {
    return term.level(figure);
  }

  /** What terms grant on some days at most; null if they do not speak of it, or nobody can tell. */
  @Nullable BigDecimal granted(Term term, Terms terms, Days days) {
    FigureRef ref = terms.maxPeriodsFigure();
    if (term != Term.MAX_PERIODS || ref == null) {
      return term.stated(terms);
    }
    return outlook.runs(ref.slug(), days).stream()
        .filter(Run::inForce)
        .map(r -> figure(r.content(), ref.name()))
        .map(f -> f == null ? null : level(term, f))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Whether terms say anything of a term. */
  static boolean speaksOf(Term term, Terms terms) {
    return term.stated(terms) != null
        || (term == Term.MAX_PERIODS && terms.maxPeriodsFigure() != null);
  }

  /** The bounds that a level of a term exceeds on some days, the first of each document. */
  List<Bound> exceeded(Term term, BigDecimal level, VersionContent by, Days days) {
    List<Bound> exceeded = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Run run : bounding().getOrDefault(term, List.of())) {
      Figure figure = figure(run.content(), term.key());
      BigDecimal bound = figure == null ? null : level(term, figure);
      if (bound != null
          && run.days().overlaps(days)
          && run.meets(by)
          && term.generosity(level, bound) > 0
          && seen.add(run.slug())) {
        exceeded.add(new Bound(new FigureRef(run.slug(), term.key()), bound, run));
      }
    }
    return exceeded;
  }

  private Map<Term, List<Run>> bounding() {
    Map<Term, List<Run>> runs = bounding;
    if (runs == null) {
      Map<Term, List<Run>> found = new EnumMap<>(Term.class);
      outlook
          .inForce()
          .forEach(r -> {
            for (Term term : Term.values()) {
              if (figure(r.content(), term.key()) != null) {
                found.computeIfAbsent(term, t -> new ArrayList<>()).add(r);
              }
            }
          });
      bounding = runs = found;
    }
    return runs;
  }
}
