package almanac.document.time;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each consequence of the rule by itself, so that a failure says in words what was broken. */
class TimelineTest {
  private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
  private static final LocalDate FEB = LocalDate.of(2026, 2, 1);
  private static final LocalDate MAR = LocalDate.of(2026, 3, 1);
  private static final LocalDate APR = LocalDate.of(2026, 4, 1);
  private static final Instant ONE = Instant.parse("2025-12-01T00:00:00Z");
  private static final Instant TWO = Instant.parse("2025-12-02T00:00:00Z");
  private static final Instant THREE = Instant.parse("2025-12-03T00:00:00Z");
  private static final Instant HEAD = Instant.parse("2026-06-01T00:00:00Z");

  private static Span open(int number, LocalDate from, Instant published) {
    return new Span(number, from, null, published, null);
  }

  private static Span boxed(int number, LocalDate from, LocalDate until, Instant published) {
    return new Span(number, from, until, published, null);
  }

  private static String answer(List<Span> versions, LocalDate asOf, Instant knownAt) {
    return Timeline.governing(versions, asOf, knownAt)
        .map(s -> s.state() + " " + s.number())
        .orElse("nothing");
  }

  @Test
  void scheduledVersion_fromItsFirstDay_takesOverWithoutAnyEvent() {
    List<Span> versions = List.of(open(1, JAN, ONE), open(2, MAR, TWO));

    assertThat(answer(versions, MAR.minusDays(1), TWO)).isEqualTo("IN_FORCE 1");
    assertThat(answer(versions, MAR, TWO)).isEqualTo("IN_FORCE 2");
  }

  @Test
  void correctionOfTheSameFirstDay_replacesAllItsDays() {
    List<Span> versions = List.of(open(1, JAN, ONE), open(2, JAN, TWO));

    assertThat(answer(versions, JAN, TWO)).isEqualTo("IN_FORCE 2");
    assertThat(answer(versions, APR, TWO)).isEqualTo("IN_FORCE 2");
  }

  @Test
  void correction_knownAtBeforeIt_stillShowsTheWrongText() {
    List<Span> versions = List.of(open(1, JAN, ONE), open(2, JAN, TWO));

    assertThat(answer(versions, JAN, TWO.minusNanos(1000))).isEqualTo("IN_FORCE 1");
  }

  @Test
  void correctionPublishedInTheSameRelease_theGreaterNumberWins() {
    assertThat(answer(List.of(open(2, JAN, ONE), open(1, JAN, ONE)), JAN, ONE))
        .isEqualTo("IN_FORCE 2");
  }

  @Test
  void correctionWithTheSmallerNumber_publishedLater_wins() {
    assertThat(answer(List.of(open(1, JAN, TWO), open(2, JAN, ONE)), JAN, TWO))
        .isEqualTo("IN_FORCE 1");
  }

  @Test
  void versionInsertedBeforeAScheduledOne_holdsUntilThatStarts() {
    List<Span> versions = List.of(open(1, JAN, ONE), open(2, APR, TWO), open(3, FEB, THREE));

    assertThat(answer(versions, JAN, THREE)).isEqualTo("IN_FORCE 1");
    assertThat(answer(versions, MAR, THREE)).isEqualTo("IN_FORCE 3");
    assertThat(answer(versions, APR, THREE)).isEqualTo("IN_FORCE 2");
  }

  @Test
  void timeBoxedOverOpenEnded_lapsesAfterwards_andTheOlderNeverComesBack() {
    List<Span> versions = List.of(open(1, JAN, ONE), boxed(2, FEB, MAR, TWO));

    assertThat(answer(versions, JAN, TWO)).isEqualTo("IN_FORCE 1");
    assertThat(answer(versions, MAR.minusDays(1), TWO)).isEqualTo("IN_FORCE 2");
    assertThat(Timeline.governing(versions, MAR, TWO))
        .contains(new Segment(2, State.LAPSED, MAR, null));
    assertThat(answer(versions, LocalDate.of(9999, 12, 31), TWO)).isEqualTo("LAPSED 2");
  }

  @Test
  void lapsed_untilASuccessorStarts_onlySoLong() {
    List<Span> versions = List.of(boxed(1, JAN, FEB, ONE), open(2, MAR, TWO));

    assertThat(Timeline.governing(versions, FEB, TWO))
        .contains(new Segment(1, State.LAPSED, FEB, MAR));
    assertThat(answer(versions, MAR, TWO)).isEqualTo("IN_FORCE 2");
  }

  @Test
  void untilOfTheSuccessorsFirstDay_leavesNoLapse() {
    List<Span> versions = List.of(boxed(1, JAN, FEB, ONE), open(2, FEB, TWO));

    assertThat(Timeline.segments(versions, TWO))
        .containsExactly(
            new Segment(1, State.UPCOMING, null, JAN),
            new Segment(1, State.IN_FORCE, JAN, FEB),
            new Segment(2, State.IN_FORCE, FEB, null));
  }

  @Test
  void withdrawing_uncoversWhatLayBefore() {
    Span withdrawn = new Span(2, FEB, null, TWO, THREE);
    List<Span> versions = List.of(open(1, JAN, ONE), withdrawn);

    assertThat(answer(versions, MAR, THREE.minusNanos(1000))).isEqualTo("IN_FORCE 2");
    assertThat(answer(versions, MAR, THREE)).isEqualTo("IN_FORCE 1");
  }

  @Test
  void withdrawingTheOnlyVersion_leavesNothingKnown() {
    assertThat(answer(List.of(new Span(1, JAN, null, ONE, TWO)), MAR, TWO)).isEqualTo("nothing");
    assertThat(answer(List.of(new Span(1, JAN, null, ONE, TWO)), MAR, ONE)).isEqualTo("IN_FORCE 1");
  }

  @Test
  void withdrawnUpcoming_isNoLongerUpcoming() {
    List<Span> versions = List.of(new Span(1, MAR, null, ONE, TWO), open(2, APR, ONE));

    assertThat(answer(versions, JAN, ONE)).isEqualTo("UPCOMING 1");
    assertThat(answer(versions, JAN, TWO)).isEqualTo("UPCOMING 2");
  }

  @Test
  void agreementSignedOnADay_isGovernedByTheTextOfThatDay() {
    List<Span> versions = List.of(open(1, JAN, ONE), open(2, MAR, TWO));
    LocalDate signed = LocalDate.of(2026, 2, 14);

    assertThat(answer(versions, signed, HEAD)).isEqualTo("IN_FORCE 1");
  }

  @Test
  void lateTextWithAnEarlierFirstDay_doesNotDisplaceTheLaterOne() {
    List<Span> versions = List.of(open(1, MAR, ONE), open(2, FEB, TWO));

    assertThat(answer(versions, APR, TWO)).isEqualTo("IN_FORCE 1");
    assertThat(answer(versions, FEB, TWO)).isEqualTo("IN_FORCE 2");
    assertThat(answer(versions, FEB, ONE)).isEqualTo("UPCOMING 1");
  }

  @Test
  void beforeTheFirstDay_theEarliestScheduledTextIsUpcoming() {
    List<Span> versions = List.of(open(1, APR, ONE), open(2, MAR, TWO));

    assertThat(Timeline.governing(versions, JAN, TWO))
        .contains(new Segment(2, State.UPCOMING, null, MAR));
  }

  @Test
  void beforeTheFirstPublication_nothingIsKnown() {
    List<Span> versions = List.of(open(1, JAN, ONE));

    assertThat(answer(versions, MAR, ONE.minusNanos(1000))).isEqualTo("nothing");
    assertThat(answer(versions, MAR, ONE)).isEqualTo("IN_FORCE 1");
    assertThat(answer(List.of(), MAR, ONE)).isEqualTo("nothing");
  }

  @Test
  void aLaterEvent_onlyClosesRectanglesAndOpensNewOnes() {
    Span first = open(1, JAN, ONE);
    Segment upcoming = new Segment(1, State.UPCOMING, null, JAN);

    assertThat(Timeline.rectangles(List.of(first)))
        .containsExactly(
            new Rectangle(upcoming, ONE, null),
            new Rectangle(new Segment(1, State.IN_FORCE, JAN, null), ONE, null));
    assertThat(Timeline.rectangles(List.of(first, open(2, MAR, TWO))))
        .containsExactly(
            new Rectangle(upcoming, ONE, null),
            new Rectangle(new Segment(1, State.IN_FORCE, JAN, null), ONE, TWO),
            new Rectangle(new Segment(1, State.IN_FORCE, JAN, MAR), TWO, null),
            new Rectangle(new Segment(2, State.IN_FORCE, MAR, null), TWO, null));
  }
}
