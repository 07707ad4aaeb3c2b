package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Card.Line;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.Step;
import almanac.document.text.Fact;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a text must have by itself. */
class TextRulesTest {

  private static List<String> codes(VersionContent content, Consumer<Edit> change) {
    return Shelf.withRule().codes("new", content, change);
  }

  @Test
  void emptyTexts_areEachTold() {
    assertThat(codes(policy(), e -> e.title = "")).containsExactly("TITLE_EMPTY");
    assertThat(codes(policy(), e -> e.summary = " \n")).containsExactly("SUMMARY_EMPTY");
    assertThat(codes(policy(), e -> e.owner = "")).containsExactly("OWNER_EMPTY");
    assertThat(codes(policy(), e -> e.authority = null)).containsExactly("AUTHORITY_EMPTY");
    assertThat(codes(policy(), e -> e.number = null)).containsExactly("NUMBER_EMPTY");
    assertThat(codes(programme(), e -> e.eligibility.clear())).containsExactly("ELIGIBILITY_EMPTY");
    assertThat(codes(specialCase(), e -> e.signals.clear())).containsExactly("SIGNALS_EMPTY");
    assertThat(codes(specialCase(), e -> e.steps.clear())).containsExactly("STEPS_EMPTY");
  }

  @Test
  void programme_withOneTermOfAnyKind_hasTerms() {
    Consumer<Edit> none =
        e -> {
          e.can.clear();
          e.maxPeriods = null;
          e.interest = null;
          e.cardUsable = null;
        };
    assertThat(codes(programme(), none)).containsExactly("TERMS_EMPTY");
    assertThat(codes(programme(), none.andThen(e -> e.waiveFee = BigDecimal.TEN))).isEmpty();
  }

  @Test
  void clauses_haveAnIdOfTheirOwnAndAText() {
    assertThat(codes(policy(), e -> e.clause("one", "再来。"))).containsExactly("CLAUSE_TWICE");
    assertThat(codes(policy(), e -> e.clause("three", " \n"))).containsExactly("CLAUSE_EMPTY");
    assertThat(codes(policy(), e -> e.clause("three", "正文。"))).isEmpty();
    assertThat(
            codes(
                policy(),
                e -> {
                  e.clauses.clear();
                  e.figures.clear();
                }))
        .containsExactly("CLAUSES_EMPTY");
  }

  @Test
  void whatever_isBackedByAClauseThatIsNotThere_isTold() {
    Line line = new Line("说什么", "gone", null);
    assertThat(codes(policy(), e -> e.can.add(line))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(policy(), e -> e.cannot.add(line))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(policy(), e -> e.ask.add(line))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(policy(), e -> e.say.add(line))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(specialCase(), e -> e.forbidden.add(line))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(specialCase(), e -> e.steps.add(new Step("做什么", "", null, null))))
        .containsExactly("CLAUSE_UNKNOWN");
    assertThat(
            codes(policy(), e -> e.figures.put("days", new Figure(BigDecimal.ONE, "day", "gone"))))
        .containsExactly("CLAUSE_UNKNOWN");
    Criterion criterion =
        new Criterion.Test(Fact.FRAUD_DISPUTED, Criterion.Operator.IS, List.of("false"), "gone");
    assertThat(codes(programme(), e -> e.eligibility.add(new Criterion.AnyOf(List.of(criterion)))))
        .containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(specialCase(), e -> e.when.add(criterion))).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(specialCase(), e -> e.withhold = "gone")).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(specialCase(), e -> e.withhold = "two")).isEmpty();
    assertThat(codes(programme(), e -> e.termsClause = "gone")).containsExactly("CLAUSE_UNKNOWN");
    assertThat(codes(programme(), e -> e.termsClause = "two")).isEmpty();
    assertThat(codes(policy(), e -> e.ask.add(new Line("说什么", "two", null)))).isEmpty();
  }

  @Test
  void card_holdsFourHundredCharacters() {
    assertThat(codes(policy(), e -> e.say.add(new Line("说".repeat(400), "one", null)))).isEmpty();
    assertThat(codes(policy(), e -> e.say.add(new Line("说".repeat(401), "one", null))))
        .containsExactly("CARD_TOO_LONG");
    assertThat(codes(policy(), e -> e.say.add(new Line(" ", "one", null))))
        .containsExactly("LINE_EMPTY");
  }

  @Test
  void source_isDemandedOfAPolicy_andMissedInOthers() {
    assertThat(codes(policy(), e -> e.sources.clear())).containsExactly("SOURCE_MISSING");
    assertThat(codes(programme(), e -> e.sources.clear())).containsExactly("SOURCE_UNNAMED");
    assertThat(codes(specialCase(), e -> e.sources.clear())).containsExactly("SOURCE_UNNAMED");
    assertThat(codes(policy(), e -> e.sources.add(new Source("某机构", "", null, null, null))))
        .containsExactly("SOURCE_INCOMPLETE");
  }

  @Test
  void whatCustomersSay_isNoName() {
    assertThat(codes(policy(), e -> e.heardAs.add("停息挂账"))).isEmpty();
    assertThat(codes(policy(), e -> e.heardAs.add(e.title))).containsExactly("HEARD_AS_IS_NAME");
    assertThat(
            codes(
                policy(),
                e -> {
                  e.heardAs.add("停息挂账");
                  e.aliases.add("停息挂账");
                }))
        .containsExactly("HEARD_AS_IS_NAME");
  }

  @Test
  void clauseOfAnotherId_isNotTheClause() {
    assertThat(codes(policy(), e -> e.clauses.set(0, new Clause("first", "第一条", "正文。"))))
        .containsExactly("CLAUSE_UNKNOWN");
  }
}
