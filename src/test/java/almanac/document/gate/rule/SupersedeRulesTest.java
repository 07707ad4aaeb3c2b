package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.gate.Release.Candidate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Documents that end because another takes their place. */
class SupersedeRulesTest {
  private static final LocalDate FROM = day("2026-12-01");

  private final Shelf shelf = new Shelf().holding("old", policy());

  private Candidate superseding(String slug, String... superseded) {
    return shelf.next(
        slug,
        policy(),
        e -> {
          e.from = FROM;
          e.supersedes.addAll(java.util.List.of(superseded));
        });
  }

  private Candidate ending(String slug, LocalDate until) {
    return shelf.next(
        slug,
        policy(),
        e -> {
          e.from = day("2026-11-23");
          e.until = until;
          e.ends = true;
        });
  }

  @Test
  void supersededDocument_hasEndedByTheFirstDay() {
    assertThat(shelf.codes(superseding("new", "old"))).containsExactly("SUPERSEDES_STILL_HOLDS");
    assertThat(shelf.codes(superseding("new", "old"), ending("old", FROM))).isEmpty();
    assertThat(shelf.codes(superseding("new", "old"), ending("old", FROM.plusDays(1))))
        .containsExactly("SUPERSEDES_STILL_HOLDS");
  }

  @Test
  void supersededDocument_mayHaveEndedInTheBook() {
    shelf.holding(
        "old",
        policy(),
        e -> {
          e.from = day("2025-01-01");
          e.until = day("2026-01-01");
          e.ends = true;
        });
    assertThat(shelf.codes(superseding("new", "old"))).isEmpty();
  }

  @Test
  void scheduledComeback_ofASupersededDocument_isTold() {
    shelf
        .holding(
            "old",
            policy(),
            e -> {
              e.from = day("2025-01-01");
              e.until = day("2026-01-01");
              e.ends = true;
            })
        .holding("old", policy(), e -> e.from = day("2028-01-01"));
    assertThat(shelf.codes(superseding("new", "old"))).containsExactly("SUPERSEDES_STILL_HOLDS");
  }

  @Test
  void document_supersedesAnotherThatThereIs() {
    assertThat(shelf.codes(superseding("new", "new"))).containsExactly("SUPERSEDES_SELF");
    assertThat(shelf.codes(superseding("new", "older"))).containsExactly("SUPERSEDES_UNKNOWN");
  }

  @Test
  void circle_isTold_alsoOverOthers() {
    assertThat(shelf.codes(superseding("a", "b"), superseding("b", "a")))
        .containsExactly("SUPERSEDES_CIRCLE", "SUPERSEDES_CIRCLE");
    assertThat(shelf.codes(superseding("a", "b"), superseding("b", "c"), superseding("c", "a")))
        .containsExactly("SUPERSEDES_CIRCLE", "SUPERSEDES_CIRCLE", "SUPERSEDES_CIRCLE");
  }

  @Test
  void supersededDocument_doesNotHoldAgainWhileTheOtherDoes() {
    shelf
        .holding(
            "old",
            policy(),
            e -> {
              e.from = day("2025-01-01");
              e.until = day("2026-01-01");
              e.ends = true;
            })
        .holding(
            "new",
            policy(),
            e -> {
              e.from = day("2026-01-01");
              e.supersedes.add("old");
            });
    assertThat(shelf.codes("old", policy(), e -> e.from = FROM)).containsExactly("SUPERSEDED");
    assertThat(
            shelf.codes(
                "old",
                policy(),
                e -> {
                  e.from = day("2025-06-01");
                  e.until = day("2025-09-01");
                  e.ends = true;
                }))
        .containsExactly("PERIOD_PAST");
  }
}
