package almanac.document.gate.rule;

import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Term;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lines of a card say as data, held against the terms of the same text. */
final class CardRules {
  private final Figures figures;

  CardRules(Figures figures) {
    this.figures = figures;
  }

  void check(Findings f) {
    List<Line> can = f.content().card().can();
    List<Line> cannot = f.content().card().cannot();
    Terms terms = f.content().details() instanceof ReliefProgramDetails p ? p.terms() : null;
    for (int i = 0; i < can.size(); i++) {
      promise(f, can.get(i), "card.can[" + i + "]", terms);
    }
    for (int i = 0; i < cannot.size(); i++) {
      refusal(f, cannot.get(i), "card.cannot[" + i + "]", terms);
    }
    if (f.content().details() instanceof SpecialCaseDetails c) {
      for (int i = 0; i < c.forbidden().size(); i++) {
        level(f, c.forbidden().get(i), "forbidden[" + i + "]");
      }
    }
  }

  private void promise(Findings f, Line line, String key, @Nullable Terms terms) {
    Means means = line.means();
    if (means == null) {
      if (terms != null) {
        f.add(
            Rule.MEANS_MISSING,
            line.clause(),
            key,
            "What a programme promises is said in means, too; “%s” has none."
                .formatted(line.text()));
      }
      return;
    }
    Term term = Term.ofKey(means.term());
    BigDecimal promised = level(f, line, key);
    if (terms == null || term == null || promised == null) {
      return;
    }
    if (!Figures.speaksOf(term, terms)) {
      f.add(
          Rule.CAN_WITHOUT_TERM,
          line.clause(),
          key,
          "The card promises %s %s, of which the terms say nothing; add the term or drop the line."
              .formatted(term.key(), term.say(promised)));
      return;
    }
    BigDecimal granted = figures.granted(term, terms, f.days());
    if (granted == null) {
      return; // the figure is not there, which is said elsewhere
    }
    int more = term.generosity(promised, granted);
    if (more > 0) {
      f.add(
          Rule.CAN_EXCEEDS_TERMS,
          line.clause(),
          key,
          "The card promises %s %s, the terms allow %s."
              .formatted(term.key(), term.say(promised), term.say(granted)));
    } else if (more < 0) {
      f.add(
          Rule.CAN_UNDERSTATES_TERMS,
          line.clause(),
          key,
          "The card promises %s %s only, while the terms allow %s."
              .formatted(term.key(), term.say(promised), term.say(granted)));
    }
  }

  private void refusal(Findings f, Line line, String key, @Nullable Terms terms) {
    Means means = line.means();
    if (means == null) {
      return;
    }
    Term term = Term.ofKey(means.term());
    BigDecimal refused = level(f, line, key);
    if (term == null || refused == null) {
      return;
    }
    BigDecimal granted = terms == null ? null : figures.granted(term, terms, f.days());
    if (granted != null && term.breaks(granted, refused)) {
      f.add(
          Rule.CANNOT_IS_GRANTED,
          line.clause(),
          key,
          "The card forbids to promise %s %s, which the terms grant with %s."
              .formatted(term.key(), term.say(refused), term.say(granted)));
    }
    for (Line can : f.content().card().can()) {
      Means promise = can.means();
      BigDecimal promised =
          promise == null || !promise.term().equals(term.key()) ? null : term.level(promise);
      if (terms == null && promised != null && term.breaks(promised, refused)) {
        f.add(
            Rule.CARD_CONTRADICTS_ITSELF,
            line.clause(),
            key,
            "The card promises %s %s in one line and forbids it in another."
                .formatted(term.key(), term.say(promised)));
      }
    }
  }

  /** The level that a line with means speaks of; notes it if that cannot be told. */
  private static @Nullable BigDecimal level(Findings f, Line line, String key) {
    Means means = line.means();
    if (means == null) {
      return null;
    }
    Term term = Term.ofKey(means.term());
    BigDecimal level = term == null ? null : term.level(means);
    if (level == null) {
      f.add(
          Rule.MEANS_UNCLEAR,
          line.clause(),
          key + ".means",
          term == null
              ? "There is no term %s; a line speaks of one of the terms of programmes."
                  .formatted(means.term())
              : "Of %s a line says {%s}.".formatted(term.key(), term.form()));
    }
    return level;
  }
}
