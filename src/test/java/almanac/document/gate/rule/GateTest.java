package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.programme;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.GateProblem.Severity;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the gate as a whole. */
class GateTest {

  @Test
  void soundText_ofEachKind_hasNoProblem() {
    assertThat(Shelf.withRule().codes("new-rule", policy(), e -> {})).isEmpty();
    assertThat(Shelf.withRule().codes("plan", programme(), e -> {})).isEmpty();
    assertThat(Shelf.withRule().codes("case", specialCase(), e -> {})).isEmpty();
    assertThat(Shelf.withRule().codes("rule", policy(), e -> e.from = day("2026-12-01"))).isEmpty();
  }

  @Test
  void problem_saysWhereAndWhatWouldBeRight() {
    assertThat(
            Shelf.withRule()
                .problems(Shelf.withRule().next("plan", programme(), e -> e.maxPeriods = 24)))
        .containsExactly(
            new GateProblem(
                "CAN_EXCEEDS_TERMS",
                Severity.ERROR,
                "plan",
                1,
                "one",
                "card.can[0]",
                "The card promises max-periods 36, the terms allow 24."));
  }

  @Test
  void versionOfTheBook_isJudgedInItsPlace_andUnchangedHasNoProblem() {
    Shelf shelf =
        Shelf.withRule()
            .holding("plan", programme())
            .holding(
                "plan",
                programme(),
                e -> {
                  e.from = day("2026-12-01");
                });

    assertThat(
            shelf.codes(
                new Candidate(
                    "plan",
                    programme().details().kind(),
                    2,
                    Shelf.edited(programme(), e -> e.from = day("2026-12-01")))))
        .isEmpty();
  }

  @Test
  void releaseThatHoldsAVersionTwice_isRefusedUnread() {
    Shelf shelf = Shelf.withRule();

    assertThat(
            shelf.codes(
                shelf.next("plan", programme(), e -> e.title = ""),
                shelf.next("plan", programme(), e -> {})))
        .containsExactly("RELEASED_TWICE");
  }

  @Test
  void orderOfTheRelease_changesNothing() {
    List<Candidate> release = new ArrayList<>();
    for (KbBook.Version v : KbBook.versions()) {
      release.add(new Candidate(v.slug(), v.kind(), v.span().number() + 100, v.content()));
    }
    LocalDate today = Shelf.TODAY;
    Book book = KbBook.book(v -> v.span().number() == 1);
    List<GateProblem> problems = new Gate().problems(new Release(release), book, today);
    assertThat(problems).isNotEmpty().doesNotHaveDuplicates();

    Random random = new Random(20261122);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(release, random);
      assertThat(new Gate().problems(new Release(release), book, today)).isEqualTo(problems);
    }
  }

  @Test
  void costOfACandidate_growsWithTheBookNoFasterThanTheBook() {
    Shelf shelf = Shelf.withRule();
    for (int i = 0; i < 10_000; i++) {
      int n = i;
      shelf.holding(
          "plan-" + i,
          programme(),
          e -> {
            e.regions.add("r" + n);
            e.clause("more", "见[期数](rule#one)。");
          });
    }
    Candidate candidate =
        shelf.next(
            "rule",
            policy(),
            e -> {
              e.from = day("2026-12-01");
              e.clauses.remove(1);
            });
    Book book = shelf.book();
    Release release = new Release(List.of(candidate));
    long begun = System.nanoTime();
    List<GateProblem> problems = new Gate().problems(release, book, Shelf.TODAY);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.println("the gate over 10,000 documents: " + millis + " ms");

    assertThat(problems).isEmpty();
    assertThat(millis).isLessThan(5_000);
  }

  @Test
  void table_ofAllCodes_isTheOneInTheDocs() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/gate.md")).stream()
            .takeWhile(l -> !l.startsWith("## Codes of figures"))
            .filter(l -> l.startsWith("| `"))
            .toList();

    assertThat(rows)
        .isEqualTo(
            Stream.of(Rule.values())
                .map(r -> "| `%s` | %s | %s |".formatted(r.name(), r.severity(), r.sentence()))
                .toList());
  }
}
