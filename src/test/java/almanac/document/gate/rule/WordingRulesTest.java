package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Card.Line;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.Figure;
import almanac.document.text.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether only the wording differs where a version says so. */
class WordingRulesTest {
  private static final Criterion DISPUTED =
      new Criterion.Test(Fact.FRAUD_DISPUTED, Operator.IS, List.of("true"), "one");

  private final Shelf shelf =
      Shelf.withRule().holding("plan", programme()).holding("case", specialCase());

  private List<String> keys(String slug, Consumer<Edit> change) {
    return shelf
        .problems(
            shelf.next(
                slug,
                slug.equals("rule") ? policy() : slug.equals("case") ? specialCase() : programme(),
                change.andThen(e -> {
                  e.substantive = false;
                  e.from = day("2026-12-01");
                })))
        .stream()
        .map(p -> p.code() + " " + p.key())
        .toList();
  }

  @Test
  void newWordsAndANewFirstDay_areWordingOnly() {
    assertThat(
            keys(
                "plan",
                e -> {
                  e.title = "分期办法";
                  e.summary = "新的摘要";
                  e.clause("three", "又一条。");
                }))
        .isEmpty();
  }

  @Test
  void whateverDecides_isNotWording() {
    assertThat(keys("plan", e -> e.deferralMonths = 3)).containsExactly("NOT_WORDING_ONLY terms");
    assertThat(keys("plan", e -> e.eligibility.add(DISPUTED)))
        .containsExactly("NOT_WORDING_ONLY eligibility");
    assertThat(keys("plan", e -> e.audience.add("branch")))
        .containsExactly("NOT_WORDING_ONLY audience");
    assertThat(keys("plan", e -> e.products.add("student-card")))
        .containsExactly("NOT_WORDING_ONLY products");
    assertThat(keys("plan", e -> e.regions.add("上海"))).containsExactly("NOT_WORDING_ONLY regions");
    assertThat(keys("plan", e -> e.ask.add(new Line("还有什么", "one", null))))
        .containsExactly("NOT_WORDING_ONLY card");
    assertThat(
            keys(
                "plan",
                e -> {
                  e.until = day("2027-06-01");
                  e.ends = true;
                }))
        .containsExactly("NOT_WORDING_ONLY effective.until");
    assertThat(keys("rule", e -> e.figures.put("days", new Figure(BigDecimal.ONE, "day", "one"))))
        .containsExactly("NOT_WORDING_ONLY figures");
    assertThat(keys("plan", e -> e.termsClause = "two")).containsExactly("NOT_WORDING_ONLY terms");
    assertThat(keys("case", e -> e.when.add(DISPUTED))).containsExactly("NOT_WORDING_ONLY when");
    assertThat(keys("case", e -> e.withhold = "two")).containsExactly("NOT_WORDING_ONLY withhold");
  }

  @Test
  void version_isComparedWithTheOneThatGovernsOnItsFirstDay() {
    shelf.holding(
        "plan",
        programme(),
        e -> {
          e.from = day("2027-01-01");
          e.deferralMonths = 3;
        });
    assertThat(keys("plan", e -> {})).containsExactly("REPLACED_BY_SCHEDULED effective");
    assertThat(
            shelf.codes(
                "plan",
                programme(),
                e -> {
                  e.from = day("2027-02-01");
                  e.substantive = false;
                }))
        .containsExactly("NOT_WORDING_ONLY");
  }

  @Test
  void correctionOfTheWording_isComparedWithWhatItCorrects() {
    assertThat(
            shelf.codes(
                "plan",
                programme(),
                e -> {
                  e.substantive = false;
                  e.changeNote = "错字";
                }))
        .isEmpty();
  }

  @Test
  void firstVersion_hasNothingToReword() {
    assertThat(shelf.codes("new", policy(), e -> e.substantive = false))
        .containsExactly("NOTHING_TO_REWORD");
  }
}
