package almanac.document.gate.rule;

import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Kind;
import almanac.document.text.Source;
import almanac.document.text.Term;
import almanac.document.text.VersionContent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a text must have whatever stands beside it: words, clauses to point at, sources. */
final class TextRules {
  private TextRules() {}

  static void check(Findings f) {
    VersionContent content = f.content();
    present(f, Rule.TITLE_EMPTY, "title", content.title());
    present(f, Rule.SUMMARY_EMPTY, "summary", content.summary());
    present(f, Rule.OWNER_EMPTY, "owner", content.owner());
    clauses(f);
    card(f);
    sources(f);
    names(f);
    new Pointers(f).check();
    details(f);
  }

  private static void present(Findings f, Rule rule, String key, @Nullable String text) {
    if (text == null || text.isBlank()) {
      f.key(rule, key, "The key %s is empty; a published text has one.".formatted(key));
    }
  }

  private static void clauses(Findings f) {
    if (f.content().clauses().isEmpty()) {
      f.add(
          Rule.CLAUSES_EMPTY, null, null, "The text has no clause; write at least one ## heading.");
    }
    Set<String> seen = new HashSet<>();
    for (Clause clause : f.content().clauses()) {
      if (!seen.add(clause.id())) {
        f.add(
            Rule.CLAUSE_TWICE,
            clause.id(),
            null,
            "The clause id %s stands twice; give one of them another id.".formatted(clause.id()));
      }
      if (clause.markdown().isBlank()) {
        f.add(
            Rule.CLAUSE_EMPTY,
            clause.id(),
            null,
            "There is nothing under the heading “%s”.".formatted(clause.heading()));
      }
    }
  }

  private static void card(Findings f) {
    // As the reader of files counts: with what Java calls characters.
    int characters = f.content().card().lines().mapToInt(l -> l.text().length()).sum();
    if (characters > Card.MAX_CHARACTERS) {
      f.key(
          Rule.CARD_TOO_LONG,
          "card",
          "The card has %d characters; one screen holds %d."
              .formatted(characters, Card.MAX_CHARACTERS));
    }
  }

  private static void sources(Findings f) {
    List<Source> sources = f.content().sources();
    if (sources.isEmpty() && f.candidate().kind() == Kind.POLICY) {
      f.key(Rule.SOURCE_MISSING, "sources", "A policy names the regulation that it states.");
    } else if (sources.isEmpty()) {
      f.key(
          Rule.SOURCE_UNNAMED,
          "sources",
          "No source is named; that is right only if the bank alone decided what the text says.");
    }
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).authority().isBlank() || sources.get(i).title().isBlank()) {
        f.key(
            Rule.SOURCE_INCOMPLETE,
            "sources[" + i + "]",
            "A source names its authority and its title.");
      }
    }
  }

  private static void names(Findings f) {
    Set<String> names = new HashSet<>(f.content().aliases());
    names.add(f.content().title());
    for (String heard : f.content().heardAs()) {
      if (names.contains(heard)) {
        f.key(
            Rule.HEARD_AS_IS_NAME,
            "heard-as",
            "“%s” is what customers say, so it cannot be the title or an alias, too."
                .formatted(heard));
      }
    }
  }

  private static void details(Findings f) {
    switch (f.content().details()) {
      case PolicyDetails p -> {
        present(f, Rule.AUTHORITY_EMPTY, "authority", p.authority());
        present(f, Rule.NUMBER_EMPTY, "number", p.number());
      }
      case ReliefProgramDetails p -> {
        if (p.eligibility().isEmpty()) {
          f.key(Rule.ELIGIBILITY_EMPTY, "eligibility", "A programme says whom it is for.");
        }
        for (Term term : Term.values()) {
          if (Figures.speaksOf(term, p.terms())) {
            return;
          }
        }
        f.key(Rule.TERMS_EMPTY, "terms", "A programme states at least one term.");
      }
      case SpecialCaseDetails c -> {
        if (c.signals().isEmpty()) {
          f.key(Rule.SIGNALS_EMPTY, "signals", "A special case says what the agent hears or sees.");
        }
        if (c.steps().isEmpty()) {
          f.key(Rule.STEPS_EMPTY, "steps", "A special case says what to do, step by step.");
        }
      }
    }
  }

  /** What points at clauses of its own text, and whether they are there. */
  private static final class Pointers {
    private final Findings f;
    private final Set<String> clauses = new HashSet<>();

    Pointers(Findings f) {
      this.f = f;
      f.content().clauses().forEach(c -> clauses.add(c.id()));
    }

    void check() {
      Card card = f.content().card();
      lines("card.can", card.can());
      lines("card.cannot", card.cannot());
      lines("card.ask", card.ask());
      lines("card.say", card.say());
      switch (f.content().details()) {
        case PolicyDetails p ->
            p.figures().forEach((name, figure) -> pointer("figures." + name, figure.clause()));
        case ReliefProgramDetails p -> {
          criteria("eligibility", p.eligibility());
          pointerIfAny("terms.clause", p.terms().clause());
        }
        case SpecialCaseDetails c -> {
          lines("forbidden", c.forbidden());
          criteria("when", c.when());
          pointerIfAny("withhold", c.withhold());
          List<Details.Step> steps = c.steps();
          for (int i = 0; i < steps.size(); i++) {
            pointer("steps[" + i + "]", steps.get(i).clause());
          }
        }
      }
    }

    private void lines(String key, List<Line> lines) {
      for (int i = 0; i < lines.size(); i++) {
        String at = key + "[" + i + "]";
        pointer(at, lines.get(i).clause());
        if (lines.get(i).text().isBlank()) {
          f.key(Rule.LINE_EMPTY, at, "A line has a text.");
        }
      }
    }

    private void criteria(String key, List<Criterion> criteria) {
      for (int i = 0; i < criteria.size(); i++) {
        String at = key + "[" + i + "]";
        switch (criteria.get(i)) {
          case Criterion.Test test -> pointer(at, test.clause());
          case Criterion.AnyOf any -> criteria(at + ".any-of", any.anyOf());
        }
      }
    }

    private void pointerIfAny(String key, @Nullable String clause) {
      if (clause != null) {
        pointer(key, clause);
      }
    }

    private void pointer(String key, String clause) {
      if (!clauses.contains(clause)) {
        f.key(
            Rule.CLAUSE_UNKNOWN,
            key,
            clause.isBlank()
                ? "It is backed by no clause; name the one that does."
                : "It is backed by the clause %s, which the text does not have.".formatted(clause));
      }
    }
  }
}
