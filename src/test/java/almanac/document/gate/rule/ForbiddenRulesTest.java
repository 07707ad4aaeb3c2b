package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.text.Card.Line;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What special cases forbid, as data and word for word. */
class ForbiddenRulesTest {
  private final Shelf shelf = Shelf.withRule();

  private static Consumer<Edit> forbidding(int periods) {
    return e -> e.forbidden.add(new Line("许诺更长期数", "one", Edit.atMost("max-periods", periods)));
  }

  @Test
  void promise_thatACaseInForceForbids_isTold() {
    shelf.holding("case", specialCase(), forbidding(36));
    assertThat(shelf.codes("plan", programme(), e -> {})).containsExactly("PROMISE_FORBIDDEN");
  }

  @Test
  void promise_ofLessThanIsForbidden_isFree() {
    shelf.holding("case", specialCase(), forbidding(37));
    assertThat(shelf.codes("plan", programme(), e -> {})).isEmpty();
  }

  @Test
  void promise_forOtherProducts_orOnOtherDays_isFree() {
    shelf.holding("case", specialCase(), forbidding(36));
    assertThat(shelf.codes("plan", programme(), e -> e.products = List.of("student-card")))
        .isEmpty();
    shelf.holding("case", specialCase(), e -> e.from = day("2026-12-01"));
    assertThat(shelf.codes("plan", programme(), e -> e.from = day("2026-12-01"))).isEmpty();
    assertThat(shelf.codes("plan", programme(), e -> e.from = day("2026-11-30")))
        .containsExactly("PROMISE_FORBIDDEN");
  }

  @Test
  void caseThatBeginsToForbid_isToldWhoPromises() {
    shelf.holding("plan", programme()).holding("case", specialCase());
    Consumer<Edit> from = e -> e.from = day("2026-12-01");
    assertThat(shelf.codes("case", specialCase(), forbidding(36).andThen(from)))
        .containsExactly("FORBIDS_A_PROMISE");
    assertThat(shelf.codes("case", specialCase(), forbidding(37).andThen(from))).isEmpty();
    shelf.holding("case", specialCase(), forbidding(36).andThen(e -> e.from = day("2024-06-01")));
    assertThat(shelf.codes("case", specialCase(), forbidding(36).andThen(from))).isEmpty();
  }

  @Test
  void forbiddenWords_inALineThatIsSaid_areTold() {
    Consumer<Edit> said = e -> e.say.add(new Line("您放心，报了警，就不用还。", "one", null));
    Consumer<Edit> forbidden = e -> e.forbidden.add(new Line("说报了警就不用还", "one", null));

    assertThat(shelf.codes("case", specialCase(), said.andThen(forbidden)))
        .containsExactly("FORBIDDEN_WORDS");
    assertThat(shelf.codes("case", specialCase(), said)).isEmpty();
    shelf.holding("other", specialCase(), forbidden);
    assertThat(shelf.codes("case", specialCase(), said)).containsExactly("FORBIDDEN_WORDS");
  }

  @Test
  void forbiddenWords_thatAreDenied_orTooShort_areFree() {
    Consumer<Edit> forbidden = e -> e.cannot.add(new Line("说报了警就不用还", "one", null));
    Consumer<Edit> denied = e -> e.say.add(new Line("并不是报了警就不用还", "one", null));
    assertThat(shelf.codes("case", specialCase(), forbidden.andThen(denied))).isEmpty();
    assertThat(
            shelf.codes(
                "case",
                specialCase(),
                e -> {
                  e.cannot.add(new Line("说不用还", "one", null));
                  e.say.add(new Line("有的款项不用还", "one", null));
                }))
        .isEmpty();
  }

  @Test
  void forbiddenWords_inTheSummary_areToldOnly() {
    assertThat(
            shelf.codes(
                "case",
                specialCase(),
                e -> {
                  e.cannot.add(new Line("说报了警就不用还", "one", null));
                  e.summary = "客户常问报了警就不用还对不对。";
                }))
        .containsExactly("FORBIDDEN_IN_SUMMARY");
  }
}
