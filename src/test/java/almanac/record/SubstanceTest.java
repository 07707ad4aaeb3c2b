package almanac.record;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Audience;
import almanac.document.Chronicle.Edition;
import almanac.document.time.Moment;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import almanac.testing.Histories;
import almanac.testing.TimelineOracle;
import almanac.testing.TimelineOracle.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as read: by example, and against an oracle over thousands of histories. */
class SubstanceTest {
  private static final int HISTORIES = 5_000;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final List<Edition> editions = new ArrayList<>();

  private void version(boolean substantive, int day, @Nullable Instant withdrawn) {
    int number = editions.size() + 1;
    Span span = new Span(number, DAY.plusDays(day), null, at(number), withdrawn);
    editions.add(new Edition(span, substantive, Audience.EVERYONE));
  }

  private static Instant at(int number) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
  }

  private Due due(int day) {
    return due(day, NOW);
  }

  private Due due(int day, Instant knownAt) {
    return Due.of(editions, new Moment(DAY.plusDays(day), knownAt), Histories.ZONE).orElseThrow();
  }

  @Test
  void wordingAlone_resetsNone() {
    version(true, 0, null);
    version(true, 1, null);
    version(false, 2, null);
    version(false, 3, null);
    assertThat(due(5).number()).isEqualTo(4);
    assertThat(due(5).counting()).containsExactly(2, 3, 4);
    assertThat(due(5).since()).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void substantiveVersion_resetsAll() {
    version(true, 0, null);
    version(false, 1, null);
    version(true, 2, null);
    assertThat(due(5).counting()).containsExactly(3);
  }

  @Test
  void firstVersion_isSubstantive_whateverItSays() {
    version(false, 0, null);
    version(false, 1, null);
    assertThat(due(5).counting()).containsExactly(1, 2);
  }

  @Test
  void upcomingVersion_isReadAhead_butNotInPlaceOfWhatGoverns() {
    version(true, 0, null);
    version(true, 9, null);
    assertThat(due(5).counting()).containsExactly(1);
    assertThat(due(9).counting()).containsExactly(2);
  }

  @Test
  void upcomingRewording_saysWhatGoverns() {
    version(true, 0, null);
    version(false, 9, null);
    assertThat(due(5).counting()).containsExactly(1, 2);
  }

  @Test
  void correction_isToBeReadAgain_unlessItOnlyRewords() {
    version(true, 0, null);
    version(true, 0, null);
    assertThat(due(5).counting()).containsExactly(2);
    version(false, 0, null);
    assertThat(due(5).counting()).containsExactly(2, 3);
  }

  @Test
  void correctionOfThePast_asksNothingOfWhoReadWhatGoverns() {
    version(true, 0, null);
    version(true, 3, null);
    version(true, 0, null);
    assertThat(due(5).number()).isEqualTo(2);
    assertThat(due(5).counting()).containsExactly(2);
  }

  @Test
  void withdrawnVersion_countsForNothing_andUncoversWhatWasRead() {
    version(true, 0, null);
    version(true, 1, at(5));
    assertThat(due(5, at(4)).counting()).containsExactly(2);
    assertThat(due(5).counting()).containsExactly(1);
  }

  @Test
  void rewordingOfAWithdrawnVersion_keepsItsSubstance() {
    version(true, 0, null);
    version(true, 1, at(7));
    version(false, 2, null);
    assertThat(due(5).number()).isEqualTo(3);
    assertThat(due(5).counting()).containsExactly(3);
  }

  @Test
  void rewordingAfterAWithdrawal_rewordsWhatWasUncovered() {
    version(true, 0, null);
    version(true, 1, at(3).minusMillis(1));
    version(false, 2, null);
    assertThat(due(5).counting()).containsExactly(1, 3);
  }

  @Test
  void versionPublishedLate_isDueSinceThen() {
    version(true, -300, null);
    assertThat(due(5).since()).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void generatedHistories_countWhatTheRuleSays() {
    Histories histories = Histories.ofSeed("reading", 20261122);
    Set<State> states = EnumSet.noneOf(State.class);
    Set<Integer> sizes = new TreeSet<>();
    long asked = 0;
    for (int i = 0; i < HISTORIES; i++) {
      editions.clear();
      for (Span span : histories.next()) {
        editions.add(new Edition(span, histories.nextInt(3) == 0, Audience.EVERYONE));
      }
      List<Span> spans = editions.stream().map(Edition::span).toList();
      for (Instant knownAt : Histories.moments()) {
        LocalDate day = histories.oneOf(Histories.days());
        Due said = Due.of(editions, new Moment(day, knownAt), Histories.ZONE).orElse(null);
        @Nullable Answer right = TimelineOracle.governing(spans, day, knownAt);
        assertThat(said == null ? null : new Answer(said.number(), said.state().name()))
            .isEqualTo(right);
        if (said != null) {
          assertThat(said.counting())
              .as("%s on %s known at %s", editions, day, knownAt)
              .isEqualTo(ReadingOracle.counting(editions, said.number(), knownAt))
              .contains(said.number());
          states.add(said.state());
          sizes.add(said.counting().size());
          asked++;
        }
      }
    }
    System.out.printf(
        "%d questions about %d histories: what counts is the oracle's%n", asked, HISTORIES);
    assertThat(states).containsExactlyInAnyOrder(State.values());
    assertThat(sizes).contains(1, 2, 3, 4);
  }
}
