package almanac.document.gate.rule;

import almanac.document.gate.rule.Figures.Bound;
import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Term;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of policies, both ways: no text gives more than they allow, and no policy takes away
 * or lowers a number under texts that stand.
 */
final class FigureRules {
  private final Outlook before;
  private final Outlook after;
  private final Figures figures;

  FigureRules(Outlook before, Outlook after, Figures figures) {
    this.before = before;
    this.after = after;
    this.figures = figures;
  }

  void check(Findings f) {
    switch (f.content().details()) {
      case ReliefProgramDetails p -> terms(f, p.terms());
      case PolicyDetails p -> {
        card(f);
        others(f, p);
      }
      default -> card(f);
    }
  }

  private void terms(Findings f, Terms terms) {
    FigureRef ref = terms.maxPeriodsFigure();
    if (ref != null) {
      reference(f, ref);
    }
    for (Term term : Term.values()) {
      BigDecimal level = figures.granted(term, terms, f.days());
      if (level == null) {
        continue;
      }
      for (Bound bound : figures.exceeded(term, level, f.content(), f.days())) {
        f.key(
            Rule.TERMS_ABOVE_FIGURE,
            "terms." + term.key(),
            "The terms grant %s %s; %s sets %s on %s."
                .formatted(
                    term.key(),
                    term.say(level),
                    bound.run().name(),
                    term.say(bound.level()),
                    bound.run().days().firstIn(f.days())));
      }
    }
  }

  private void reference(Findings f, FigureRef ref) {
    if (after.texts(ref.slug()).stream()
        .allMatch(t -> Figures.figure(t.content(), ref.name()) == null)) {
      f.key(Rule.FIGURE_UNKNOWN, "terms.max-periods", "There is no figure %s.".formatted(ref));
      return;
    }
    for (Run run : after.runs(ref.slug(), f.days())) {
      Figure figure = run.inForce() ? Figures.figure(run.content(), ref.name()) : null;
      if (figure == null) {
        f.key(
            Rule.FIGURE_NOT_IN_FORCE,
            "terms.max-periods",
            "The figure %s does not hold on %s, a day of this version."
                .formatted(ref, run.days().firstIn(f.days())));
        return;
      }
      if (Figures.level(Term.MAX_PERIODS, figure) == null) {
        f.key(
            Rule.FIGURE_UNIT,
            "terms.max-periods",
            "The figure %s counts in %s; periods are months or years."
                .formatted(ref, figure.unit()));
        return;
      }
    }
  }

  private void card(Findings f) {
    List<Line> can = f.content().card().can();
    for (int i = 0; i < can.size(); i++) {
      Term term = term(can.get(i).means());
      BigDecimal level = promised(can.get(i).means(), term);
      if (term == null || level == null) {
        continue;
      }
      for (Bound bound : figures.exceeded(term, level, f.content(), f.days())) {
        f.add(
            Rule.CARD_ABOVE_FIGURE,
            can.get(i).clause(),
            "card.can[" + i + "]",
            "The card promises %s %s; %s sets %s."
                .formatted(
                    term.key(), term.say(level), bound.run().name(), term.say(bound.level())));
      }
    }
  }

  private static @Nullable Term term(@Nullable Means means) {
    return means == null ? null : Term.ofKey(means.term());
  }

  private static @Nullable BigDecimal promised(@Nullable Means means, @Nullable Term term) {
    return means == null || term == null ? null : term.level(means);
  }

  /** What becomes of texts that stand, once the policy says what the candidate says. */
  private void others(Findings f, PolicyDetails policy) {
    List<VersionContent> was =
        before.runs(f.slug(), f.ahead()).stream().filter(Run::inForce).map(Run::content).toList();
    if (policy.figures().isEmpty()
        && was.stream()
            .allMatch(c -> c.details() instanceof PolicyDetails p && p.figures().isEmpty())) {
      return;
    }
    Map<String, Set<String>> gone = new TreeMap<>();
    Map<String, Set<String>> above = new TreeMap<>();
    after
        .inForce()
        .filter(r -> !r.text().fresh() && !r.slug().equals(f.slug()))
        .filter(r -> r.days().overlaps(f.ahead()))
        .forEach(r -> {
          reference(f, was, r, gone, above);
          if (r.meets(f.content())) {
            bounds(f, was, r, above);
          }
        });
    gone.forEach((figure, who) ->
        f.key(
            Rule.FIGURE_STILL_USED,
            "figures." + figure,
            "The figure %s is gone, and %s refers to it; keep it or release them with other terms."
                .formatted(figure, String.join(", ", who))));
    above.forEach((figure, who) ->
        f.key(
            Rule.FIGURE_STRANDS_OTHERS,
            "figures." + figure,
            "%s gives more than the figure %s allows now; release a version of it, too."
                .formatted(String.join(", ", who), figure)));
  }

  private static void reference(
      Findings f,
      List<VersionContent> was,
      Run other,
      Map<String, Set<String>> gone,
      Map<String, Set<String>> above) {
    FigureRef ref =
        other.content().details() instanceof ReliefProgramDetails p
            ? p.terms().maxPeriodsFigure()
            : null;
    if (ref == null || !ref.slug().equals(f.slug())) {
      return;
    }
    Figure now = Figures.figure(f.content(), ref.name());
    if (now == null) {
      if (was.stream().anyMatch(c -> Figures.figure(c, ref.name()) != null)) {
        gone.computeIfAbsent(ref.name(), n -> new TreeSet<>()).add(other.name());
      }
    } else {
      strand(Term.MAX_PERIODS, ref.name(), now, was, other, most(Term.MAX_PERIODS, other), above);
    }
  }

  private void bounds(
      Findings f, List<VersionContent> was, Run other, Map<String, Set<String>> above) {
    for (Term term : Term.values()) {
      Figure now = Figures.figure(f.content(), term.key());
      if (now != null) {
        BigDecimal level =
            other.content().details() instanceof ReliefProgramDetails p
                ? term.stated(p.terms())
                : most(term, other);
        strand(term, term.key(), now, was, other, level, above);
      }
    }
  }

  private static void strand(
      Term term,
      String name,
      Figure now,
      List<VersionContent> was,
      Run other,
      @Nullable BigDecimal level,
      Map<String, Set<String>> above) {
    BigDecimal bound = Figures.level(term, now);
    if (level == null || bound == null || term.generosity(level, bound) <= 0) {
      return;
    }
    // Who gave too much before is not stranded by this version.
    for (VersionContent text : was) {
      Figure then = Figures.figure(text, name);
      BigDecimal old = then == null ? null : Figures.level(term, then);
      if (old != null && term.generosity(level, old) > 0) {
        return;
      }
    }
    above.computeIfAbsent(name, n -> new TreeSet<>()).add(other.name());
  }

  /** The most that a card promises of a term; null if it promises nothing of it. */
  private static @Nullable BigDecimal most(Term term, Run run) {
    BigDecimal most = null;
    for (Line line : run.content().card().can()) {
      BigDecimal level = term(line.means()) == term ? promised(line.means(), term) : null;
      if (level != null && (most == null || term.generosity(level, most) > 0)) {
        most = level;
      }
    }
    return most;
  }
}
