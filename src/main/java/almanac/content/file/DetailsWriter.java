package almanac.content.file;

import almanac.content.file.Scalar.Where;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what only one kind of document has. */
final class DetailsWriter {
  private DetailsWriter() {}

  static void policy(PolicyDetails policy, FrontMatter front) {
    front.text("authority", policy.authority());
    front.text("number", policy.number());
    FrontMatter figures = new FrontMatter();
    policy
        .figures()
        .forEach((name, figure) -> figures.yaml(Scalar.text(name, Where.BLOCK), figure(figure)));
    front.inside("figures", figures);
  }

  private static String figure(Figure figure) {
    return new Flow()
        .number("value", figure.value())
        .text("unit", figure.unit())
        .text("clause", figure.clause())
        .toString();
  }

  static void program(ReliefProgramDetails program, FrontMatter front) {
    front.list("eligibility", program.eligibility().stream().map(DetailsWriter::entry).toList());
    front.inside("terms", terms(program.terms()));
    front.texts("evidence", program.evidence());
    front.text("approval", program.approval());
    front.text("application-window", program.applicationWindow());
  }

  // A choice between criteria is long: one on each line.
  private static String entry(Criterion criterion) {
    return criterion instanceof AnyOf choice && !choice.anyOf().isEmpty()
        ? "any-of:\n    - " + String.join("\n    - ", criteria(choice))
        : criterion(criterion);
  }

  private static List<String> criteria(AnyOf choice) {
    return choice.anyOf().stream().map(DetailsWriter::criterion).toList();
  }

  private static String criterion(Criterion criterion) {
    return switch (criterion) {
      case AnyOf choice -> new Flow().yaml("any-of", Flow.list(criteria(choice))).toString();
      case Test test ->
          new Flow()
              .word("fact", test.fact().key())
              .yaml(Keys.fileName(test.operator()), values(test))
              .text("clause", test.clause())
              .toString();
    };
  }

  private static String values(Test test) {
    List<String> words = test.values().stream().map(v -> Scalar.word(v, Where.FLOW)).toList();
    boolean one = test.operator() != Operator.ONE_OF && words.size() == 1;
    return one ? words.getFirst() : Flow.list(words);
  }

  private static FrontMatter terms(Terms terms) {
    FrontMatter front = new FrontMatter();
    if (terms.maxPeriodsFigure() == null) {
      front.word("max-periods", terms.maxPeriods());
    } else {
      front.yaml("max-periods", new Flow().word("figure", terms.maxPeriodsFigure()).toString());
    }
    number(front, "down-payment-percent", terms.downPaymentPercent());
    front.word("interest", name(terms.interest()));
    String waive =
        new Flow()
            .number("interest-percent", terms.waiveInterestPercent())
            .number("penalty-percent", terms.waivePenaltyPercent())
            .number("fee-percent", terms.waiveFeePercent())
            .toString();
    if (!waive.equals("{}")) {
      front.yaml("waive", waive);
    }
    front.word("card-usable", name(terms.cardUsable()));
    front.word("deferral-months", terms.deferralMonths());
    front.text("clause", terms.clause());
    return front;
  }

  private static void number(FrontMatter front, String key, @Nullable BigDecimal number) {
    front.word(key, number == null ? null : Flow.plain(number));
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Keys.fileName(constant);
  }

  static void specialCase(SpecialCaseDetails specialCase, FrontMatter front) {
    front.list(
        "signals", specialCase.signals().stream().map(s -> Scalar.text(s, Where.BLOCK)).toList());
    front.list("when", specialCase.when().stream().map(DetailsWriter::entry).toList());
    front.text("withhold", specialCase.withhold());
    front.list("steps", specialCase.steps().stream().map(DetailsWriter::step).toList());
    front.texts("evidence", specialCase.evidence());
    front.text("escalate-to", specialCase.escalateTo());
    front.list("forbidden", VersionWriter.lines(specialCase.forbidden()));
  }

  private static String step(Step step) {
    return new Flow()
        .always("do", step.what())
        .text("clause", step.clause())
        .text("by", step.by())
        .text("within", step.within())
        .toString();
  }
}
