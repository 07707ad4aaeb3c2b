package almanac.relief.gate;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.GateProblem.Severity;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures that nothing uses, and stages whose days are not asked for, in copies of real texts. */
class ReliefGateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Book BOOK = KbBook.book(v -> true);

  private static List<GateProblem> problems(String slug, Consumer<ObjectNode> edit) {
    KbBook.Version latest =
        KbBook.versions().stream()
            .filter(v -> v.slug().equals(slug))
            .max(Comparator.comparingInt(v -> v.span().number()))
            .orElseThrow();
    ObjectNode tree = (ObjectNode) ContentJson.tree(latest.content());
    edit.accept(tree);
    VersionContent content = ContentJson.read(tree.toString());
    Candidate candidate = new Candidate(slug, latest.kind(), latest.span().number() + 1, content);
    return new ReliefGate().problems(new Release(List.of(candidate)), BOOK, TODAY);
  }

  private static List<String> codes(String slug, Consumer<ObjectNode> edit) {
    return problems(slug, edit).stream().map(GateProblem::code).toList();
  }

  private static Consumer<ObjectNode> figure(String name, String value, String unit, String at) {
    return tree ->
        tree.withObject("details")
            .withObject("figures")
            .putObject(name)
            .put("value", new java.math.BigDecimal(value))
            .put("unit", unit)
            .put("clause", at);
  }

  private static Consumer<ObjectNode> criteria(String... factOperatorValues) {
    return tree -> {
      ArrayNode eligibility = tree.withObject("details").putArray("eligibility");
      for (String each : factOperatorValues) {
        List<String> words = List.of(each.split(" ", -1));
        ObjectNode test = eligibility.addObject().put("type", "test");
        test.put("fact", words.get(0)).put("operator", words.get(1)).put("clause", "who");
        words.subList(2, words.size()).forEach(test.putArray("values")::add);
      }
    };
  }

  @Test
  void figure_thatNothingUsesAndNoClauseStates_isTold() {
    List<GateProblem> problems =
        problems("limitation-period", figure("grace", "17", "day", "period"));

    assertThat(problems)
        .containsExactly(
            new GateProblem(
                "FIGURE_DEAD",
                Severity.WARNING,
                "limitation-period",
                problems.getFirst().number(),
                "period",
                "figures.grace",
                "Nothing uses the figure grace of 17 day, and its clause does not state it."));
  }

  @Test
  void figure_thatItsClauseStates_orThatBoundsATerm_isNotDead() {
    assertThat(codes("limitation-period", figure("grace", "3", "year", "period"))).isEmpty();
    assertThat(codes("limitation-period", figure("grace", "3", "year", "no-clause")))
        .containsExactly("FIGURE_DEAD");
    assertThat(codes("limitation-period", figure("max-periods", "17", "month", "period")))
        .isEmpty();
  }

  @Test
  void figure_ofTermsOrPlansOrStages_isNotDead() {
    Consumer<ObjectNode> noText =
        tree ->
            tree.get("clauses")
                .forEach(c -> ((ObjectNode) c).put("heading", "条").put("markdown", "略。"));
    assertThat(codes("card-measures-2011", noText)).isEmpty();
    assertThat(codes("penalty-rules", noText)).containsExactly("FIGURE_DEAD");
    assertThat(codes("repayment-order", noText)).isEmpty();
    assertThat(codes("delinquency-cycle", noText)).isEmpty();
    assertThat(codes("complaint-time-limits", noText)).hasSize(3).containsOnly("FIGURE_DEAD");
  }

  @Test
  void stagesAndDays_thatNoCountingJoins_areTold() {
    String plan = "student-card-relief";
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE IS m0", "DAYS_OVERDUE AT_LEAST 91")))
        .containsExactly("STAGE_AND_DAYS_DISAGREE");
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE IS m0", "DAYS_OVERDUE AT_LEAST 31")))
        .containsExactly("STAGE_AND_DAYS_DISAGREE");
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE IS m0", "DAYS_OVERDUE AT_LEAST 30")))
        .isEmpty();
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE IS m7-plus", "DAYS_OVERDUE AT_MOST 150")))
        .containsExactly("STAGE_AND_DAYS_DISAGREE");
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE IS m7-plus", "DAYS_OVERDUE AT_MOST 151")))
        .isEmpty();
    assertThat(codes(plan, criteria("DELINQUENCY_STAGE ONE_OF m0 m3", "DAYS_OVERDUE AT_LEAST 91")))
        .isEmpty();
    assertThat(codes(plan, criteria("DAYS_OVERDUE AT_LEAST 91"))).isEmpty();
    assertThat(codes(plan, criteria("DAYS_OVERDUE BELOW 5", "DAYS_OVERDUE ABOVE 5"))).isEmpty();
  }

  @Test
  void kbContent_hasNoDeadFigure_andNoStageWithoutItsDays() {
    List<GateProblem> told = new ArrayList<>();
    for (KbBook.Version v : KbBook.versions()) {
      Candidate candidate = new Candidate(v.slug(), v.kind(), v.span().number(), v.content());
      told.addAll(
          new ReliefGate()
              .problems(new Release(List.of(candidate)), BOOK, v.content().effective().from()));
    }
    System.out.println("kb-content, figures and stages: warnings " + told);
    assertThat(told).isEmpty();
  }

  @Test
  void numbers_areFoundAsTheyAreWritten() {
    assertThat(isIn("最长60期", "60", "month")).isTrue();
    assertThat(isIn("不超过五年", "60", "month")).isTrue();
    assertThat(isIn("最长160期", "60", "month")).isFalse();
    assertThat(isIn("六十一期", "60", "month")).isFalse();
    assertThat(isIn("过渡期两年", "2", "year")).isTrue();
    assertThat(isIn("共50,000元", "50000", "yuan")).isTrue();
    assertThat(isIn("五万元以上", "50000", "yuan")).isTrue();
    assertThat(isIn("日息万分之五", "0.05", "percent")).isTrue();
    assertThat(isIn("每日0.05%", "0.050", "percent")).isTrue();
    assertThat(isIn("每日0.055%", "0.05", "percent")).isFalse();
    assertThat(isIn("最多减三成", "30", "percent")).isTrue();
    assertThat(isIn("第一百八十一天", "181", "day")).isTrue();
    assertThat(isIn("第一百零五天", "105", "day")).isTrue();
    assertThat(isIn("十五日", "15", "day")).isTrue();
    assertThat(isIn("二十五日", "5", "day")).isFalse();
  }

  private static boolean isIn(String text, String value, String unit) {
    return WrittenNumber.isIn(text, new java.math.BigDecimal(value), unit);
  }

  @Test
  void table_ofItsCodes_isTheOneInTheDocs() throws IOException {
    List<String> docs = Files.readAllLines(Path.of("docs/gate.md"));

    assertThat(docs.subList(docs.indexOf("## Codes of figures and stages"), docs.size()))
        .filteredOn(l -> l.startsWith("| `"))
        .isEqualTo(
            Stream.of(ReliefRule.values())
                .map(r -> "| `%s` | %s | %s |".formatted(r.name(), r.severity(), r.sentence()))
                .toList());
  }
}
