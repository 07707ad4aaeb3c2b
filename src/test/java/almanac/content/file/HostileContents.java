package almanac.content.file;

import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details;
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
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contents that no author would write, the same for the same seed: valid, and made of all that YAML
 * and Markdown could take for something else. {@code finished} ones keep all rules; of the others
 * anything may be missing.
 */
final class HostileContents {
  private static final List<String> PIECES =
      List.of(
          "是",
          "分期",
          "a",
          "b c",
          "null",
          "Null",
          "~",
          "true",
          "False",
          "no",
          "Yes",
          "ON",
          "y",
          "2022-07-07",
          "2022-7-7 10:00:00",
          "12:30:45",
          "190:20",
          "1e3",
          "1_000",
          "0x1F",
          "0o17",
          "0b1",
          ".5",
          "-1",
          "+12",
          "60",
          "5.0",
          ".inf",
          "-.INF",
          ".NaN",
          "<<",
          "=",
          ": ",
          ":",
          " #",
          "#",
          "- ",
          "? ",
          "-",
          "?",
          "---",
          "--- ",
          "...",
          "[",
          "]",
          "{",
          "}",
          ",",
          ", ",
          "&a ",
          "*a",
          "!tag ",
          "!!str ",
          "|",
          "|-",
          ">",
          "'",
          "\"",
          "''",
          "%",
          "@",
          "`",
          "\\",
          "\\n",
          "\\u0000",
          "\n",
          "\n\n",
          "\t",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u2028",
          "\u2029",
          "\u202e",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "\u200d",
          "😀",
          "👨‍👩‍👧",
          "𠮷",
          "\ud83f\udfff",
          "　",
          "  ",
          "：",
          "，",
          "。",
          "<b>",
          "&lt;",
          "$",
          "^");

  private static final List<String> LINES =
      List.of(
          "一段文字。",
          "",
          "",
          "  缩进两格",
          "    像代码的一行",
          "　　首行空两字",
          " ## 不是标题",
          "#不是标题",
          "### 小标题 {#x}",
          "---",
          "- 一\n- 二",
          "| a | b |\n|---|---|\n| 1 | 2 |",
          "行尾有空格  ",
          "```\n## 围栏里的标题\n# 又一个\n```",
          "  ```",
          "~~~",
          "[链](some-slug#clause)",
          "> 引用",
          "[网](https://example.org/a_(b)?c=d#e)",
          "😀 \u200d 𠮷",
          "a\tb",
          "{#id}",
          "\u2028",
          "\\",
          "***");

  private static final List<String> TERMS = List.of("max-periods", "card-usable", "interest");
  private static final List<String> UNITS = List.of("day", "month", "percent", "yuan");

  private final Random random;
  private final boolean finished;
  private List<String> ids = List.of();

  HostileContents(long seed, boolean finished) {
    this.random = new Random(seed);
    this.finished = finished;
  }

  VersionContent next() {
    List<Clause> clauses = clauses();
    ids = clauses.stream().map(Clause::id).toList();
    LocalDate from = day();
    LocalDate until = maybe(() -> from.plusDays(1 + random.nextInt(900)));
    Kind kind = pick(List.of(Kind.values()));
    return new VersionContent(
        required(),
        required(),
        texts(),
        texts(),
        texts(),
        texts(),
        texts(),
        texts(),
        texts().stream().filter(t -> !t.contains("|") && !t.contains("&")).toList(),
        required(),
        new Period(from, until),
        random.nextBoolean(),
        maybe(this::day),
        random.nextBoolean(),
        several(0, this::id).stream().distinct().toList(),
        maybe(this::text),
        random.nextBoolean(),
        several(finished ? 1 : 0, this::source),
        card(kind),
        clauses,
        details(kind));
  }

  private Details details(Kind kind) {
    return switch (kind) {
      case POLICY -> {
        Map<String, Figure> figures = new TreeMap<>();
        several(0, this::id).forEach(id -> figures.put(id, new Figure(number(), unit(), clause())));
        yield new PolicyDetails(emptyIsNull(required()), emptyIsNull(required()), figures);
      }
      case RELIEF_PROGRAM ->
          new ReliefProgramDetails(
              several(finished ? 1 : 0, this::criterion),
              terms(),
              texts(),
              maybe(this::text),
              maybe(this::text));
      case SPECIAL_CASE ->
          new SpecialCaseDetails(
              several(finished ? 1 : 0, this::text).stream().distinct().toList(),
              several(0, this::criterion),
              emptyIsNull(random.nextBoolean() ? clause() : ""),
              several(
                  finished ? 1 : 0,
                  () -> new Step(required(), clause(), maybe(this::text), maybe(this::text))),
              texts(),
              maybe(this::text),
              several(0, () -> line(false)));
    };
  }

  private Card card(Kind kind) {
    boolean promises = finished && kind == Kind.RELIEF_PROGRAM;
    return new Card(
        several(finished ? 1 : 0, () -> line(promises)),
        several(0, () -> line(false)),
        several(0, () -> line(false)),
        several(0, () -> line(false)));
  }

  private Line line(boolean promises) {
    Supplier<Means> means =
        () ->
            switch (random.nextInt(3)) {
              case 0 -> new Means(pick(TERMS), shortText(), null, null);
              case 1 -> new Means(pick(TERMS), null, number(), null);
              default -> new Means(pick(TERMS), null, null, number());
            };
    return new Line(
        finished || random.nextInt(5) > 0 ? shortText() : "",
        clause(),
        promises ? means.get() : maybe(means));
  }

  private Terms terms() {
    boolean figure = random.nextBoolean();
    return new Terms(
        figure ? null : Integer.valueOf(random.nextInt(100)),
        figure ? new FigureRef(id(), id()) : null,
        maybe(this::percent),
        maybe(() -> pick(List.of(InterestTerm.values()))),
        maybe(this::percent),
        maybe(this::percent),
        maybe(this::percent),
        maybe(() -> pick(List.of(CardUse.values()))),
        maybe(() -> random.nextInt(40)),
        emptyIsNull(random.nextBoolean() ? clause() : ""));
  }

  private Criterion criterion() {
    return random.nextInt(3) == 0 ? new AnyOf(several(1, this::test)) : test();
  }

  private Criterion test() {
    return switch (random.nextInt(4)) {
      case 0 -> new Criterion.Test(Fact.REGION, Operator.ONE_OF, some(), clause());
      case 1 -> new Criterion.Test(Fact.REGION, Operator.IS, List.of(text()), clause());
      case 2 -> new Criterion.Test(Fact.EVIDENCE_READY, Operator.IS, List.of("true"), clause());
      default ->
          new Criterion.Test(Fact.HARDSHIP_SINCE, Operator.ABOVE, List.of("" + day()), clause());
    };
  }

  private List<String> some() {
    return Stream.concat(Stream.of(text()), texts().stream()).distinct().toList();
  }

  private Source source() {
    return new Source(
        required(), required(), maybe(this::text), maybe(this::text), maybe(this::day));
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    int count = random.nextInt(finished ? 1 : 0, 5);
    for (int i = 0; i < count; i++) {
      List<String> lines = several(0, () -> pick(LINES));
      String text = Body.withoutBlankEnds(String.join("\n", lines));
      clauses.add(new Clause(id() + "-" + i, heading(), text));
    }
    return clauses;
  }

  // A heading is one line, and a file holds no control characters.
  private String heading() {
    String text =
        text()
            .codePoints()
            .limit(80)
            .filter(c -> !isBreak(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return text.isBlank() ? "标题 {#a}" : text.strip();
  }

  private static boolean isBreak(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  private String required() {
    return finished || random.nextInt(4) > 0 ? text() : "";
  }

  private String clause() {
    return ids.isEmpty() || (!finished && random.nextInt(4) == 0)
        ? finished ? "" : pick(List.of("", "nowhere", "null"))
        : pick(ids);
  }

  private String unit() {
    return finished || random.nextInt(4) > 0 ? pick(UNITS) : "";
  }

  /** A text as a reader hands it out: not blank, no space around it. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      text.append(pick(PIECES));
    }
    if (random.nextInt(200) == 0) {
      text.append("很长".repeat(2_000)).append(pick(PIECES));
    }
    String stripped = text.toString().strip();
    return stripped.isEmpty() ? "空" : stripped;
  }

  private String shortText() {
    String piece = pick(PIECES).strip();
    return piece.isEmpty() ? "短" : piece;
  }

  private List<String> texts() {
    return several(0, this::text).stream().distinct().toList();
  }

  private String id() {
    return pick(
            List.of("a", "true", "null", "no", "2022-07-07", "12", "1e3", "0x1f", "max-periods"))
        + pick(List.of("", "-b", "-7"));
  }

  private LocalDate day() {
    return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
  }

  private BigDecimal number() {
    return Keys.plainNumber((random.nextBoolean() ? "" : "-") + random.nextInt(100_000) + ".250");
  }

  private BigDecimal percent() {
    return Keys.plainNumber(random.nextInt(100) + "." + random.nextInt(10));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> several(int least, Supplier<T> each) {
    return IntStream.range(0, random.nextInt(least, 4)).mapToObj(i -> each.get()).toList();
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
