package almanac.content.file;

import almanac.content.file.Problem.Code;
import almanac.content.file.VersionReader.ClauseIds;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only one kind of document has. */
final class DetailsReader {
  // YAML itself has an end to the length of a key.
  private static final int MAX_NAME = 100;

  private static final Set<String> UNITS =
      Set.of("day", "month", "year", "percent", "yuan", "count", "hour");

  private static final Terms NO_TERMS =
      new Terms(null, null, null, null, null, null, null, null, null, null);

  private final ClauseIds clauses;

  DetailsReader(ClauseIds clauses) {
    this.clauses = clauses;
  }

  PolicyDetails policy(Keys keys) {
    Keys figures = keys.keys("figures");
    Map<String, Figure> read = figures == null ? Map.of() : figures.named(this::figure);
    return new PolicyDetails(keys.expectedText("authority"), keys.expectedText("number"), read);
  }

  private @Nullable Figure figure(String name, Keys keys) {
    BigDecimal value = keys.number("value");
    String unit = keys.requiredText("unit");
    String clause = clauses.read(keys);
    keys.noOthers();
    if (!name.matches(VersionFile.ID) || name.length() > MAX_NAME) {
      keys.problem(Code.BAD_VALUE, "value", "The name of a figure is written like max-periods.");
    }
    if (!unit.isEmpty() && !UNITS.contains(unit)) {
      keys.problem(
          Code.BAD_VALUE,
          "unit",
          "One of " + String.join(", ", UNITS.stream().sorted().toList()) + " is expected.");
    }
    if (value == null) {
      keys.problem(Code.MISSING_KEY, "value", "A figure has a value.");
      return null;
    }
    return new Figure(value, unit, clause);
  }

  ReliefProgramDetails program(Keys keys) {
    List<Criterion> eligibility = keys.each("eligibility", this::criterion);
    if (eligibility.isEmpty()) {
      keys.rule(Code.MISSING_KEY, "eligibility", "A programme says whom it is for.");
    }
    Keys inside = keys.keys("terms");
    Terms terms = inside == null ? NO_TERMS : terms(inside);
    if (inside == null || inside.saysNothing()) {
      keys.rule(Code.MISSING_KEY, "terms", "A programme has terms.");
    }
    return new ReliefProgramDetails(
        eligibility,
        terms,
        keys.texts("evidence"),
        keys.text("approval"),
        keys.text("application-window"));
  }

  private Terms terms(Keys keys) {
    @Nullable FigureRef figure = null;
    @Nullable Integer periods = null;
    if (keys.isKeys("max-periods")) {
      figure = figureRef(keys);
    } else {
      periods = keys.integer("max-periods");
    }
    Keys waive = keys.keys("waive");
    Terms terms =
        new Terms(
            periods,
            figure,
            percent(keys, "down-payment-percent"),
            keys.oneOf("interest", InterestTerm.class),
            waive == null ? null : percent(waive, "interest-percent"),
            waive == null ? null : percent(waive, "penalty-percent"),
            waive == null ? null : percent(waive, "fee-percent"),
            keys.oneOf("card-usable", CardUse.class),
            keys.integer("deferral-months"),
            clauses.readIfAny(keys, "clause"));
    if (waive != null) {
      waive.noOthers();
    }
    keys.noOthers();
    return terms;
  }

  private static @Nullable FigureRef figureRef(Keys terms) {
    Keys keys = terms.keys("max-periods");
    String ref = keys == null ? "" : keys.requiredText("figure");
    if (keys != null) {
      keys.noOthers();
    }
    if (ref.isEmpty()) {
      return null;
    }
    int hash = ref.indexOf('#');
    if (!ref.matches(VersionFile.ID + "#" + VersionFile.ID)) {
      terms.problem(Code.BAD_VALUE, "max-periods", "A figure is written like slug#max-periods.");
      return null;
    }
    return new FigureRef(ref.substring(0, hash), ref.substring(hash + 1));
  }

  private static @Nullable BigDecimal percent(Keys keys, String key) {
    BigDecimal percent = keys.number(key);
    if (percent != null
        && (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)) {
      keys.problem(Code.BAD_VALUE, key, "A share from 0 to 100 is expected.");
      return null;
    }
    return percent;
  }

  private @Nullable Criterion criterion(Keys keys) {
    if (keys.has("any-of")) {
      Criterion anyOf = new Criterion.AnyOf(keys.each("any-of", this::test));
      keys.noOthers();
      return anyOf;
    }
    return test(keys);
  }

  private @Nullable Criterion test(Keys keys) {
    Fact fact = Fact.ofKey(keys.requiredText("fact"));
    if (fact == null) {
      keys.problem(Code.BAD_VALUE, "fact", "There is no such fact.");
      return null;
    }
    Operator operator = null;
    List<String> values = List.of();
    for (Operator each : Operator.values()) {
      String key = Keys.fileName(each);
      if (keys.has(key)) {
        if (operator != null) {
          keys.problem(Code.BAD_VALUE, key, "A criterion compares in one way.");
        }
        operator = each;
        String value = each == Operator.ONE_OF ? null : keys.text(key);
        values =
            each == Operator.ONE_OF ? keys.texts(key) : value == null ? List.of() : List.of(value);
      }
    }
    String clause = clauses.read(keys);
    keys.noOthers();
    if (operator == null || values.isEmpty()) {
      keys.problem(
          Code.MISSING_KEY,
          "fact",
          "One of is, one-of, below, above, at-least, at-most is expected.");
      return null;
    }
    String wrong = FactValues.wrong(fact, operator, values);
    if (wrong != null) {
      keys.problem(Code.BAD_VALUE, Keys.fileName(operator), wrong);
    }
    return new Criterion.Test(fact, operator, values, clause);
  }

  SpecialCaseDetails specialCase(Keys keys) {
    List<Step> steps = keys.each("steps", this::step);
    List<String> signals = keys.texts("signals");
    if (signals.isEmpty() || steps.isEmpty()) {
      keys.rule(Code.MISSING_KEY, "steps", "A special case has signals and steps.");
    }
    return new SpecialCaseDetails(
        signals,
        keys.each("when", this::criterion),
        clauses.readIfAny(keys, "withhold"),
        steps,
        keys.texts("evidence"),
        keys.text("escalate-to"),
        new CardReader(clauses).lines(keys, "forbidden"));
  }

  private Step step(Keys keys) {
    Step step =
        new Step(keys.requiredText("do"), clauses.read(keys), keys.text("by"), keys.text("within"));
    keys.noOthers();
    return step;
  }
}
