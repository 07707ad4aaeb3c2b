package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.programme;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Fact;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two programmes for the same case. */
class TwinRulesTest {
  private final Shelf shelf = Shelf.withRule().holding("plan", programme());

  private static final Consumer<Edit> OTHERWISE = e -> e.cardUsable = CardUse.YES;

  private static Consumer<Edit> criterion(Fact fact, String value) {
    return e -> e.eligibility.add(new Criterion.Test(fact, Operator.IS, List.of(value), "one"));
  }

  private List<String> twin(Consumer<Edit> change) {
    return shelf.codes("twin", programme(), change);
  }

  @Test
  void programmesForTheSameCases_doNotContradictEachOther() {
    assertThat(twin(e -> {})).isEmpty();
    assertThat(twin(OTHERWISE)).containsExactly("TWIN_PROGRAMMES");
    assertThat(shelf.problems(shelf.next("twin", programme(), OTHERWISE)).getFirst().message())
        .isEqualTo(
            "plan (“分期方案”) is for the same cases on 2026-11-22 and contradicts the terms:"
                + " card-usable no there, yes here.");
  }

  @Test
  void termOfWhichOneIsSilent_contradictsNothing() {
    assertThat(twin(e -> e.deferralMonths = 3)).isEmpty();
  }

  @Test
  void programmeForSomeOfTheCases_isTold() {
    assertThat(twin(OTHERWISE.andThen(criterion(Fact.FRAUD_DISPUTED, "false"))))
        .containsExactly("OVERLAPPING_PROGRAMMES");
    assertThat(
            twin(
                OTHERWISE
                    .andThen(e -> e.eligibility.clear())
                    .andThen(criterion(Fact.FRAUD_DISPUTED, "false"))))
        .isEmpty();
  }

  @Test
  void programmesForOtherProductsRegionsOrDays_areNoTwins() {
    assertThat(twin(OTHERWISE.andThen(e -> e.products = List.of("student-card")))).isEmpty();
    shelf.holding(
        "plan",
        programme(),
        e -> {
          e.from = day("2026-12-01");
          e.regions.add("上海");
        });
    assertThat(
            twin(
                OTHERWISE.andThen(e -> {
                  e.from = day("2026-12-01");
                  e.regions.add("北京");
                })))
        .isEmpty();
    assertThat(twin(OTHERWISE.andThen(e -> e.regions.add("北京"))))
        .containsExactly("TWIN_PROGRAMMES");
  }
}
