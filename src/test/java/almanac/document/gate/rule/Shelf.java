package almanac.document.gate.rule;

import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A small book in the making, on a fixed day, and texts of every kind that have no problem in it.
 */
final class Shelf {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

  private final Map<String, List<Book.Entry>> texts = new TreeMap<>();

  /** With the policy {@code rule}, whose figure bounds periods at 60 months. */
  static Shelf withRule() {
    return new Shelf().holding("rule", policy());
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  static VersionContent policy() {
    return content(
        "期数规定",
        Card.EMPTY,
        new PolicyDetails(
            "示例监管机构",
            "示例令第3号",
            Map.of("max-periods", new Figure(BigDecimal.valueOf(60), "month", "one"))));
  }

  static VersionContent programme() {
    return content(
        "分期方案",
        new Card(
            List.of(new Line("最长36期", "one", Edit.atMost("max-periods", 36))),
            List.of(new Line("答应停收利息", "one", Edit.is("interest", "frozen"))),
            List.of(),
            List.of()),
        new ReliefProgramDetails(
            List.of(
                new Criterion.Test(
                    Fact.WILLING_TO_REPAY, Criterion.Operator.IS, List.of("true"), "one")),
            new Terms(
                36, null, null, InterestTerm.CONTINUES, null, null, null, CardUse.NO, null, null),
            List.of(),
            null,
            null));
  }

  static VersionContent specialCase() {
    return content(
        "来电个案",
        Card.EMPTY,
        new SpecialCaseDetails(
            List.of("客户说的话"),
            List.of(),
            null,
            List.of(new Step("先记录", "one", null, null)),
            List.of(),
            null,
            List.of()));
  }

  private static VersionContent content(String title, Card card, Details details) {
    return new VersionContent(
        title,
        title + "的摘要",
        List.of(),
        List.of(),
        List.of(),
        List.of("credit-card"),
        List.of(),
        List.of(),
        List.of(),
        "policy-team",
        new Period(SINCE, null),
        false,
        LocalDate.of(2027, 11, 22),
        true,
        List.of(),
        null,
        true,
        List.of(new Source("示例监管机构", "示例办法", null, null, null)),
        card,
        List.of(new Clause("one", "第一条", "正文。"), new Clause("two", "第二条", "正文。")),
        details);
  }

  static VersionContent edited(VersionContent content, Consumer<Edit> change) {
    Edit edit = Edit.of(content);
    change.accept(edit);
    return edit.content();
  }

  /** With one more published version, published after those that it has. */
  Shelf holding(String slug, VersionContent content) {
    List<Book.Entry> versions = texts.computeIfAbsent(slug, s -> new ArrayList<>());
    int number = versions.size() + 1;
    versions.add(
        new Book.Entry(
            slug,
            content.details().kind(),
            new Span(
                number,
                content.effective().from(),
                content.effective().until(),
                Instant.parse("2023-12-01T00:00:00Z").plusSeconds(number),
                null),
            content));
    return this;
  }

  Shelf holding(String slug, VersionContent content, Consumer<Edit> change) {
    return holding(slug, edited(content, change));
  }

  Book book() {
    return new Book(texts);
  }

  /** The next version of a document, whether the shelf holds the document or not. */
  Candidate next(String slug, VersionContent content, Consumer<Edit> change) {
    Edit edit = Edit.of(content);
    change.accept(edit);
    return edit.as(slug, texts.getOrDefault(slug, List.of()).size() + 1);
  }

  List<GateProblem> problems(Candidate... candidates) {
    return new Gate().problems(new Release(List.of(candidates)), book(), TODAY);
  }

  /** The codes of what is found, in order. */
  List<String> codes(Candidate... candidates) {
    return problems(candidates).stream().map(GateProblem::code).toList();
  }

  /** The codes of what is found about the next version of a document. */
  List<String> codes(String slug, VersionContent content, Consumer<Edit> change) {
    return codes(next(slug, content, change));
  }
}
