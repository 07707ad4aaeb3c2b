package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.InterestTerm;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Card lines as data against the terms of the same text. */
class CardRulesTest {

  private static List<String> plan(Consumer<Edit> change) {
    return Shelf.withRule().codes("plan", programme(), change);
  }

  private static Consumer<Edit> can(Means means) {
    return e -> e.can.add(new Line("可以这样", "one", means));
  }

  private static Consumer<Edit> cannot(Means means) {
    return e -> e.cannot.add(new Line("不可那样", "one", means));
  }

  @Test
  void promise_isNoMoreThanTheTermsAllow() {
    assertThat(plan(e -> e.maxPeriods = 35)).containsExactly("CAN_EXCEEDS_TERMS");
    assertThat(plan(e -> e.maxPeriods = 36)).isEmpty();
    assertThat(plan(e -> e.maxPeriods = 37)).containsExactly("CAN_UNDERSTATES_TERMS");
  }

  @Test
  void downPayment_isPromisedTheOtherWayRound() {
    Consumer<Edit> terms = e -> e.downPayment = BigDecimal.TEN;
    assertThat(plan(terms.andThen(can(Edit.atLeast("down-payment-percent", 9)))))
        .containsExactly("CAN_EXCEEDS_TERMS");
    assertThat(plan(terms.andThen(can(Edit.atLeast("down-payment-percent", 10))))).isEmpty();
    assertThat(plan(terms.andThen(can(Edit.atLeast("down-payment-percent", 11)))))
        .containsExactly("CAN_UNDERSTATES_TERMS");
  }

  @ParameterizedTest
  @CsvSource({
    "NO, no,",
    "NO, after-settlement, CAN_EXCEEDS_TERMS",
    "NO, yes, CAN_EXCEEDS_TERMS",
    "AFTER_SETTLEMENT, yes, CAN_EXCEEDS_TERMS",
    "AFTER_SETTLEMENT, after-settlement,",
    "YES, yes,",
    "YES, after-settlement, CAN_UNDERSTATES_TERMS"
  })
  void useOfTheCard_isPromisedAsTheTermsHaveIt(CardUse use, String promised, String code) {
    List<String> expected = code == null ? List.of() : List.of(code);
    assertThat(plan(can(Edit.is("card-usable", promised)).andThen(e -> e.cardUsable = use)))
        .isEqualTo(expected);
  }

  @Test
  void promise_ofWhatTheTermsAreSilentAbout_isTold() {
    Consumer<Edit> waiver = can(Edit.atMost("waive-fee-percent", 50));
    assertThat(plan(waiver)).containsExactly("CAN_WITHOUT_TERM");
    assertThat(plan(waiver.andThen(e -> e.waiveFee = BigDecimal.valueOf(50)))).isEmpty();
  }

  @Test
  void promise_ofAProgramme_isSaidAsData() {
    Consumer<Edit> silent = e -> e.can.add(new Line("可以商量", "one", null));
    assertThat(plan(silent)).containsExactly("MEANS_MISSING");
    assertThat(Shelf.withRule().codes("case", specialCase(), silent)).isEmpty();
  }

  @Test
  void refusal_ofWhatTheTermsGrant_isTold() {
    assertThat(plan(e -> e.interest = InterestTerm.FROZEN)).containsExactly("CANNOT_IS_GRANTED");
    assertThat(plan(e -> e.interest = InterestTerm.REDUCED)).isEmpty();
    assertThat(plan(cannot(Edit.atMost("max-periods", 36)))).containsExactly("CANNOT_IS_GRANTED");
    assertThat(plan(cannot(Edit.atMost("max-periods", 37)))).isEmpty();
    assertThat(plan(cannot(Edit.atMost("waive-fee-percent", 100)))).isEmpty();
  }

  @Test
  void means_thatNobodyCanCompare_isTold() {
    assertThat(plan(cannot(Edit.atMost("interest", 1)))).containsExactly("MEANS_UNCLEAR");
    assertThat(plan(cannot(Edit.is("interest", "stopped")))).containsExactly("MEANS_UNCLEAR");
    assertThat(plan(cannot(Edit.is("max-periods", "60")))).containsExactly("MEANS_UNCLEAR");
    assertThat(plan(cannot(Edit.atLeast("max-periods", 60)))).containsExactly("MEANS_UNCLEAR");
    assertThat(plan(cannot(new Means("max-periods", null, BigDecimal.TEN, BigDecimal.TEN))))
        .containsExactly("MEANS_UNCLEAR");
    assertThat(plan(cannot(Edit.is("periods", "60")))).containsExactly("MEANS_UNCLEAR");
    assertThat(
            Shelf.withRule()
                .codes(
                    "case",
                    specialCase(),
                    e -> e.forbidden.add(new Line("许诺停息", "one", Edit.is("interest", "none")))))
        .containsExactly("MEANS_UNCLEAR");
  }

  @Test
  void cardWithoutTerms_doesNotContradictItself() {
    Consumer<Edit> both =
        can(Edit.is("card-usable", "yes")).andThen(cannot(Edit.is("card-usable", "yes")));
    assertThat(Shelf.withRule().codes("case", specialCase(), both))
        .containsExactly("CARD_CONTRADICTS_ITSELF");
    assertThat(
            Shelf.withRule()
                .codes(
                    "case",
                    specialCase(),
                    can(Edit.is("card-usable", "no"))
                        .andThen(cannot(Edit.is("card-usable", "yes")))))
        .isEmpty();
  }

  @Test
  void termsByAFigure_allowWhatTheFigureAllowsOnTheWorstDay() {
    Consumer<Edit> byFigure =
        e -> {
          e.maxPeriods = null;
          e.maxPeriodsFigure = new FigureRef("rule", "max-periods");
        };
    assertThat(
            plan(byFigure.andThen(e -> e.can.clear()).andThen(can(Edit.atMost("max-periods", 60)))))
        .isEmpty();

    Shelf shelf = Shelf.withRule();
    shelf.holding(
        "rule",
        policy(),
        e -> {
          e.from = day("2027-01-01");
          e.figures.put("max-periods", new Figure(BigDecimal.valueOf(4), "year", "one"));
        });
    Consumer<Edit> sixty = byFigure.andThen(e -> e.can.clear());
    assertThat(shelf.codes("plan", programme(), sixty.andThen(can(Edit.atMost("max-periods", 60)))))
        .containsExactly("CAN_EXCEEDS_TERMS");
    assertThat(shelf.codes("plan", programme(), sixty.andThen(can(Edit.atMost("max-periods", 48)))))
        .isEmpty();
  }
}
