package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.SINCE;
import static almanac.document.gate.rule.Shelf.TODAY;
import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.gate.GateProblem;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Kind;
import org.junit.jupiter.api.Test;

/** A version beside the other versions of its document, and beside today. */
class TimeRulesTest {
  private final Shelf shelf = Shelf.withRule().holding("plan", programme());

  private Candidate next(java.util.function.Consumer<Edit> change) {
    return shelf.next("plan", programme(), change);
  }

  @Test
  void review_isDueAfterTodayAndAfterTheFirstDay() {
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.reviewBy = null;
                })))
        .containsExactly("REVIEW_MISSING");
    assertThat(shelf.codes("new", programme(), e -> e.reviewBy = TODAY))
        .contains("REVIEW_NOT_AHEAD");
    assertThat(shelf.codes("new", policy(), e -> e.reviewBy = TODAY.plusDays(1))).isEmpty();
    assertThat(
            shelf.codes(
                "new",
                policy(),
                e -> {
                  e.from = day("2027-06-01");
                  e.reviewBy = day("2027-06-01");
                }))
        .containsExactly("REVIEW_NOT_AHEAD");
    assertThat(
            shelf.codes(
                "new",
                policy(),
                e -> {
                  e.from = day("2027-06-01");
                  e.reviewBy = day("2027-06-02");
                }))
        .isEmpty();
  }

  @Test
  void periodThatIsOver_isTold_unlessItCorrects() {
    assertThat(
            shelf.codes(
                "new",
                policy(),
                e -> {
                  e.until = TODAY;
                  e.ends = true;
                }))
        .containsExactly("PERIOD_PAST");
    assertThat(
            shelf.codes(
                "new",
                policy(),
                e -> {
                  e.until = TODAY.plusDays(1);
                  e.ends = true;
                }))
        .isEmpty();
    Shelf over =
        Shelf.withRule()
            .holding(
                "plan",
                programme(),
                e -> {
                  e.until = TODAY;
                  e.ends = true;
                });
    assertThat(
            over.codes(
                "plan",
                programme(),
                e -> {
                  e.until = TODAY;
                  e.ends = true;
                  e.changeNote = "更正";
                }))
        .isEmpty();
  }

  @Test
  void versionBeforeAScheduledOne_holdsUntilThat() {
    shelf.holding("plan", programme(), e -> e.from = day("2027-03-01"));

    assertThat(shelf.problems(next(e -> e.from = day("2026-12-01"))))
        .extracting(GateProblem::code, GateProblem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "REPLACED_BY_SCHEDULED",
                "Version 2 takes over on 2027-03-01; this one holds until then only."));
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-03-01");
                })))
        .isEmpty();
    assertThat(shelf.codes(next(e -> e.from = day("2027-03-02")))).isEmpty();
  }

  @Test
  void successorInTheSameRelease_isNoSurprise() {
    assertThat(
            shelf.codes(
                next(e -> e.from = day("2026-12-01")),
                new Candidate(
                    "plan",
                    Kind.RELIEF_PROGRAM,
                    3,
                    Shelf.edited(programme(), e -> e.from = day("2027-03-01")))))
        .isEmpty();
  }

  @Test
  void scheduledVersion_isReplacedOnlyWithANote() {
    shelf.holding("plan", programme(), e -> e.from = day("2027-03-01"));

    assertThat(shelf.codes(next(e -> e.from = day("2027-03-01"))))
        .containsExactly("TAKES_SCHEDULED_DAYS");
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2027-03-01");
                  e.changeNote = "改期数";
                })))
        .isEmpty();
  }

  @Test
  void versionThatHasBegun_isCorrectedOnlyWithANote() {
    assertThat(shelf.codes(next(e -> e.from = SINCE))).containsExactly("CORRECTION_UNEXPLAINED");
    assertThat(shelf.codes(next(e -> e.changeNote = "更正期数"))).isEmpty();
    assertThat(shelf.codes(next(e -> e.from = SINCE.plusDays(1)))).isEmpty();
  }

  @Test
  void textThatEnds_hasASuccessorOrSaysSo() {
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-02-01");
                })))
        .containsExactly("NO_SUCCESSOR");
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-02-01");
                  e.ends = true;
                })))
        .isEmpty();
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-02-01");
                }),
                new Candidate(
                    "plan",
                    Kind.RELIEF_PROGRAM,
                    3,
                    Shelf.edited(programme(), e -> e.from = day("2027-02-01")))))
        .isEmpty();
  }

  @Test
  void successorThatComesADayTooLate_isNone() {
    shelf.holding("plan", programme(), e -> e.from = day("2027-02-02"));

    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-02-01");
                })))
        .containsExactly("NO_SUCCESSOR");
  }

  @Test
  void lapseOverAnOpenEndedText_saysThatItDoesNotComeBack() {
    assertThat(
            shelf
                .problems(
                    next(e -> {
                      e.from = day("2026-12-01");
                      e.until = day("2027-02-01");
                    }))
                .getFirst()
                .message())
        .isEqualTo(
            "The document lapses on 2027-02-01, since version 1 does not come back;"
                + " release the successor with it or say ends: true.");
  }

  @Test
  void ends_needsADayAndNothingAfterIt() {
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.ends = true;
                })))
        .containsExactly("ENDS_WITHOUT_UNTIL");
    shelf.holding("plan", programme(), e -> e.from = day("2027-03-01"));
    assertThat(
            shelf.codes(
                next(e -> {
                  e.from = day("2026-12-01");
                  e.until = day("2027-02-01");
                  e.ends = true;
                })))
        .containsExactly("ENDS_BUT_FOLLOWED");
  }

  @Test
  void document_neverChangesItsKind() {
    assertThat(shelf.codes(shelf.next("rule", programme(), e -> e.from = day("2026-12-01"))))
        .containsExactly("KIND_CHANGED");
    assertThat(shelf.codes("new", policy(), e -> e.kind = Kind.SPECIAL_CASE))
        .containsExactly("KIND_CHANGED");
  }

  @Test
  void firstDay_isTakenOncePerRelease() {
    assertThat(
            shelf.codes(
                next(e -> e.from = day("2026-12-01")),
                new Candidate(
                    "plan",
                    Kind.RELIEF_PROGRAM,
                    3,
                    Shelf.edited(programme(), e -> e.from = day("2026-12-01")))))
        .containsExactly("RELEASED_TWICE", "RELEASED_TWICE");
  }
}
