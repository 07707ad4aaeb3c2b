package almanac.document.time;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import almanac.testing.Histories;
import almanac.testing.TimelineOracle;
import almanac.testing.TimelineOracle.Answer;
import almanac.testing.TimelineOracle.DayChange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule against an oracle that knows only its text, over thousands of generated histories. */
class GeneratedHistoriesTest {
  private static final int HISTORIES = 5_000;
  private static final List<LocalDate> DAYS = Histories.days();
  private static final List<Instant> MOMENTS = Histories.moments();

  @Test
  void governing_ofEveryDayAndMoment_isWhatTheRuleSays() {
    Histories histories = Histories.ofSeed("governing", 20261122);
    Set<State> seen = EnumSet.noneOf(State.class);
    for (int i = 0; i < HISTORIES; i++) {
      List<Span> versions = histories.next();
      for (Instant knownAt : MOMENTS) {
        for (int d = 0; d < DAYS.size(); d++) {
          LocalDate asOf = DAYS.get(d);
          @Nullable Segment said = Timeline.governing(versions, asOf, knownAt).orElse(null);
          @Nullable Answer right = TimelineOracle.governing(versions, asOf, knownAt);
          if (!Objects.equals(answer(said), right)) {
            assertThat(answer(said))
                .as("%s as of %s known at %s", versions, asOf, knownAt)
                .isEqualTo(right);
          }
          if (said != null) {
            seen.add(said.state());
            checkRun(versions, knownAt, said, d);
          }
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(State.values());
  }

  // The run that a day lies in begins and ends where the oracle's answer changes, and only there.
  private static void checkRun(List<Span> versions, Instant knownAt, Segment said, int d) {
    LocalDate day = DAYS.get(d);
    boolean first = day.equals(said.from());
    boolean last = day.plusDays(1).equals(said.until());
    if (d > 0) {
      boolean same =
          Objects.equals(
              TimelineOracle.governing(versions, DAYS.get(d - 1), knownAt), answer(said));
      if (first == same) {
        assertThat(first)
            .as("%s begins a run of %s at %s", day, versions, knownAt)
            .isNotEqualTo(same);
      }
    }
    if (d + 1 < DAYS.size()) {
      boolean same =
          Objects.equals(
              TimelineOracle.governing(versions, DAYS.get(d + 1), knownAt), answer(said));
      if (last == same) {
        assertThat(last).as("%s ends a run of %s at %s", day, versions, knownAt).isNotEqualTo(same);
      }
    }
  }

  @Test
  void rectangles_coverEveryKnownPointExactlyOnce_andNoOther() {
    Histories histories = Histories.ofSeed("rectangles", 20261123);
    for (int i = 0; i < HISTORIES; i++) {
      List<Span> versions = histories.next();
      List<Rectangle> rectangles = Timeline.rectangles(versions);
      for (Instant knownAt : MOMENTS) {
        List<Rectangle> open = rectangles.stream().filter(r -> holds(r, knownAt)).toList();
        for (LocalDate asOf : DAYS) {
          List<Answer> cover = new ArrayList<>();
          for (Rectangle r : open) {
            if (holds(r.segment(), asOf)) {
              cover.add(new Answer(r.segment().number(), r.segment().state().name()));
            }
          }
          @Nullable Answer right = TimelineOracle.governing(versions, asOf, knownAt);
          List<Answer> expected = right == null ? List.of() : List.of(right);
          if (!cover.equals(expected)) {
            assertThat(cover)
                .as("%s as of %s known at %s", versions, asOf, knownAt)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  private record Id(
      int number,
      State state,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Instant knownFrom) {
    static Id of(Rectangle r) {
      Segment s = r.segment();
      return new Id(s.number(), s.state(), s.from(), s.until(), r.knownFrom());
    }
  }

  @Test
  void rectangles_afterMoreEvents_areOnlyClosedAndOpened() {
    Histories histories = Histories.ofSeed("append-only", 20261124);
    for (int i = 0; i < HISTORIES; i++) {
      List<Span> all = histories.next();
      List<Rectangle> before = List.of();
      for (Instant event : events(all)) {
        List<Rectangle> now = Timeline.rectangles(upTo(all, event));
        assertStep(before, now, event, all);
        before = now;
      }
      assertThat(before).as("%s", all).isEqualTo(Timeline.rectangles(all));
      assertThat(before.stream().map(Id::of)).doesNotHaveDuplicates();
      Set<List<@Nullable Object>> places = new HashSet<>();
      before.forEach(r -> places.add(java.util.Arrays.asList(r.knownFrom(), r.segment().from())));
      assertThat(places).as("moment and day name a rectangle of %s", all).hasSameSizeAs(before);
    }
  }

  private static void assertStep(
      List<Rectangle> before, List<Rectangle> now, Instant event, List<Span> all) {
    assertThat(now).as("%s at %s", all, event).hasSizeGreaterThanOrEqualTo(before.size());
    for (int r = 0; r < now.size(); r++) {
      Rectangle after = now.get(r);
      if (r >= before.size()) {
        assertThat(after.knownFrom()).as("opened, %s", all).isEqualTo(event);
        assertThat(after.knownUntil()).as("opened, %s", all).isNull();
      } else {
        Rectangle was = before.get(r);
        assertThat(Id.of(after)).as("%s at %s", all, event).isEqualTo(Id.of(was));
        if (was.knownUntil() != null) {
          assertThat(after).as("closed before, %s", all).isEqualTo(was);
        } else {
          assertThat(after.knownUntil()).as("%s", all).isIn(null, event);
        }
      }
    }
  }

  private static SortedSet<Instant> events(List<Span> versions) {
    TreeSet<Instant> events = new TreeSet<>();
    for (Span v : versions) {
      events.add(v.publishedAt());
      if (v.withdrawnAt() != null) {
        events.add(v.withdrawnAt());
      }
    }
    return events;
  }

  // What was written down when an event had just happened: no later version, no later withdrawal.
  private static List<Span> upTo(List<Span> all, Instant event) {
    return all.stream()
        .filter(v -> !v.publishedAt().isAfter(event))
        .map(v ->
            v.withdrawnAt() == null || !v.withdrawnAt().isAfter(event)
                ? v
                : new Span(v.number(), v.from(), v.until(), v.publishedAt(), null))
        .toList();
  }

  @Test
  void inForceChanges_dayByDay_areWhatTheOracleSees() {
    Histories histories = Histories.ofSeed("inForceChanges", 20261125);
    BusinessTime time = new BusinessTime(Clock.systemUTC(), Histories.ZONE);
    Set<InForceChange.Change> seen = EnumSet.noneOf(InForceChange.Change.class);
    for (int i = 0; i < HISTORIES; i++) {
      List<Span> versions = histories.next();
      int first = histories.nextInt(DAYS.size() - 1);
      int last = first + 1 + histories.nextInt(DAYS.size() - first);
      List<LocalDate> days = DAYS.subList(first, Math.min(last, DAYS.size()));
      Instant latest = events(versions).last();
      Instant head = histories.nextInt(2) == 0 ? latest : latest.plusSeconds(86_400L * 30);
      List<DayChange> said = new ArrayList<>();
      for (InForceChange c :
          InForceChange.of(versions, days.getFirst(), days.getLast().plusDays(1), time, head)) {
        said.add(new DayChange(c.day(), c.change().name(), c.now(), c.before()));
        seen.add(c.change());
      }
      assertThat(said)
          .as("%s on %s to %s, head %s", versions, days.getFirst(), days.getLast(), head)
          .isEqualTo(TimelineOracle.changes(versions, days, Histories.ZONE, head));
    }
    assertThat(seen).containsExactlyInAnyOrder(InForceChange.Change.values());
  }

  private static @Nullable Answer answer(@Nullable Segment segment) {
    return segment == null ? null : new Answer(segment.number(), segment.state().name());
  }

  private static boolean holds(Rectangle r, Instant moment) {
    return !moment.isBefore(r.knownFrom())
        && (r.knownUntil() == null || moment.isBefore(r.knownUntil()));
  }

  private static boolean holds(Segment s, LocalDate day) {
    return (s.from() == null || !day.isBefore(s.from()))
        && (s.until() == null || day.isBefore(s.until()));
  }
}
