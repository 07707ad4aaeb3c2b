package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Card.Line;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The numbers of policies, and what stands on them. */
class FigureRulesTest {
  private final Shelf shelf = Shelf.withRule();

  private static Consumer<Edit> periods(int periods) {
    return e -> {
      e.maxPeriods = periods;
      e.can.set(0, Edit.meaning(e.can.get(0), Edit.atMost("max-periods", periods)));
    };
  }

  private static Consumer<Edit> by(String slug, String name) {
    return periods(36)
        .andThen(e -> {
          e.maxPeriods = null;
          e.maxPeriodsFigure = new FigureRef(slug, name);
          e.can.clear();
        });
  }

  private static Consumer<Edit> figure(String name, long value, String unit) {
    return e -> e.figures.put(name, new Figure(BigDecimal.valueOf(value), unit, "one"));
  }

  private List<String> plan(Consumer<Edit> change) {
    return shelf.codes("plan", programme(), change);
  }

  @Test
  void terms_grantNoMorePeriodsThanTheFigure() {
    assertThat(plan(periods(60))).isEmpty();
    assertThat(plan(periods(61))).containsExactly("TERMS_ABOVE_FIGURE");
  }

  @Test
  void figure_boundsOnlyTheSameProductsAndRegions() {
    assertThat(plan(periods(61).andThen(e -> e.products = List.of("student-card")))).isEmpty();
    assertThat(plan(periods(61).andThen(e -> e.products = List.of())))
        .containsExactly("TERMS_ABOVE_FIGURE");
  }

  @Test
  void figure_boundsOnlyOnItsDays() {
    shelf.holding(
        "rule",
        policy(),
        figure("max-periods", 120, "month")
            .andThen(e -> {
              e.from = day("2026-12-01");
            }));
    assertThat(plan(periods(61).andThen(e -> e.from = day("2026-12-01")))).isEmpty();
    assertThat(plan(periods(61).andThen(e -> e.from = day("2026-11-30"))))
        .containsExactly("TERMS_ABOVE_FIGURE");
  }

  @Test
  void figureOfAnyTermThatIsANumber_boundsThatTerm() {
    shelf.holding(
        "down",
        policy(),
        e -> {
          e.figures.clear();
          figure("down-payment-percent", 10, "percent").accept(e);
          figure("waive-penalty-percent", 50, "percent").accept(e);
        });
    assertThat(plan(e -> e.downPayment = BigDecimal.TEN)).isEmpty();
    assertThat(plan(e -> e.downPayment = BigDecimal.valueOf(9)))
        .containsExactly("TERMS_ABOVE_FIGURE");
    assertThat(plan(e -> e.waivePenalty = BigDecimal.valueOf(51)))
        .containsExactly("TERMS_ABOVE_FIGURE");
  }

  @Test
  void cardOfACase_promisesNoMoreThanTheFigure() {
    Consumer<Edit> sixty = e -> e.can.add(new Line("最长60期", "one", Edit.atMost("max-periods", 60)));
    Consumer<Edit> more = e -> e.can.add(new Line("最长61期", "one", Edit.atMost("max-periods", 61)));
    assertThat(shelf.codes("case", specialCase(), sixty)).isEmpty();
    assertThat(shelf.codes("case", specialCase(), more)).containsExactly("CARD_ABOVE_FIGURE");
    assertThat(shelf.codes("rule", policy(), more.andThen(e -> e.from = day("2026-12-01"))))
        .containsExactly("CARD_ABOVE_FIGURE");
  }

  @Test
  void reference_isToAFigureThatThereIs() {
    assertThat(plan(by("rule", "max-periods"))).isEmpty();
    assertThat(plan(by("rule", "most-periods"))).containsExactly("FIGURE_UNKNOWN");
    assertThat(plan(by("ruler", "max-periods"))).containsExactly("FIGURE_UNKNOWN");
  }

  @Test
  void reference_isToAFigureThatHoldsOnEachDay() {
    shelf.holding(
        "short",
        policy(),
        e -> {
          e.until = day("2027-01-01");
          e.ends = true;
        });
    assertThat(plan(by("short", "max-periods"))).containsExactly("FIGURE_NOT_IN_FORCE");
    assertThat(
            plan(
                by("short", "max-periods")
                    .andThen(e -> {
                      e.until = day("2027-01-01");
                      e.ends = true;
                    })))
        .isEmpty();
    assertThat(plan(by("rule", "max-periods").andThen(e -> e.from = Shelf.SINCE.minusDays(1))))
        .containsExactly("FIGURE_NOT_IN_FORCE");
  }

  @Test
  void reference_isToAFigureInMonthsOrYears() {
    shelf.holding(
        "days",
        policy(),
        e -> {
          e.figures.clear();
          figure("limit", 60, "day").accept(e);
        });
    assertThat(plan(by("days", "limit"))).containsExactly("FIGURE_UNIT");
  }

  @Test
  void figureThatIsReferredTo_stays() {
    shelf.holding("plan", programme(), by("rule", "max-periods"));
    Consumer<Edit> without =
        e -> {
          e.from = day("2026-12-01");
          e.figures.clear();
        };
    assertThat(shelf.codes("rule", policy(), without)).containsExactly("FIGURE_STILL_USED");
    assertThat(
            shelf.codes(
                shelf.next("rule", policy(), without),
                shelf.next(
                    "plan", programme(), periods(48).andThen(e -> e.from = day("2026-12-01")))))
        .isEmpty();
  }

  @Test
  void loweredFigure_strandsTermsAndCards() {
    shelf.holding("plan", programme(), periods(48));
    Consumer<Edit> from = e -> e.from = day("2026-12-01");
    assertThat(shelf.codes("rule", policy(), figure("max-periods", 48, "month").andThen(from)))
        .isEmpty();
    assertThat(shelf.codes("rule", policy(), figure("max-periods", 3, "year").andThen(from)))
        .containsExactly("FIGURE_STRANDS_OTHERS");

    Shelf referring =
        Shelf.withRule()
            .holding(
                "plan",
                programme(),
                by("rule", "max-periods")
                    .andThen(e -> {
                      e.can.add(new Line("最长60期", "one", Edit.atMost("max-periods", 60)));
                    }));
    assertThat(referring.codes("rule", policy(), figure("max-periods", 48, "month").andThen(from)))
        .containsExactly("FIGURE_STRANDS_OTHERS");
  }

  @Test
  void textThatGaveTooMuchBefore_isNotStrandedByARewording() {
    shelf.holding("plan", programme(), periods(72));
    assertThat(shelf.codes("rule", policy(), e -> e.from = day("2026-12-01"))).isEmpty();
  }
}
