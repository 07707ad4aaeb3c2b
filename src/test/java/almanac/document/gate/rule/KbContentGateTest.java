package almanac.document.gate.rule;

import static almanac.document.gate.GateProblem.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.content.KbBook.Version;
import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Details.FigureRef;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The knowledge of this repository at the gate. */
class KbContentGateTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Candidate candidate(Version v) {
    return new Candidate(v.slug(), v.kind(), v.span().number(), v.content());
  }

  private static LocalDate published(Version v) {
    return LocalDate.ofInstant(v.span().publishedAt(), ZONE);
  }

  // Documents of one seed link to each other whatever their age, so the others are all there.
  @Test
  void everyVersion_onTheDayOfItsPublication_hasNoError() {
    List<GateProblem> errors = new ArrayList<>();
    TreeMap<String, Integer> told = new TreeMap<>();
    for (Version v : KbBook.versions()) {
      Book others =
          KbBook.book(o -> !o.slug().equals(v.slug()) || o.span().number() < v.span().number());
      for (GateProblem p :
          new Gate().problems(new Release(List.of(candidate(v))), others, published(v))) {
        if (p.severity() == ERROR) {
          errors.add(p);
        } else {
          told.merge(p.code(), 1, Integer::sum);
        }
      }
    }
    System.out.println("kb-content at the gate: warnings " + told);
    assertThat(errors).isEmpty();
  }

  @Test
  void everyVersion_asItStandsInTheWholeBook_hasNoError() {
    Book all = KbBook.book(v -> true);
    List<GateProblem> errors = new ArrayList<>();
    for (Version v : KbBook.versions()) {
      new Gate()
          .problems(new Release(List.of(candidate(v))), all, published(v)).stream()
              .filter(p -> p.severity() == ERROR)
              .forEach(errors::add);
    }
    assertThat(errors).isEmpty();
  }

  // Whatever an editor pastes into a draft is judged, not answered with a failure of ours.
  @Test
  void anyText_asTheNextVersionOfAnyDocument_isJudged() {
    Book all = KbBook.book(v -> true);
    List<Version> versions = KbBook.versions();
    Random random = new Random(20261122);
    for (int i = 0; i < 500; i++) {
      Version one = versions.get(random.nextInt(versions.size()));
      Version other = versions.get(random.nextInt(versions.size()));
      Edit edit = Edit.of(one.content());
      int part = random.nextInt(8);
      switch (part) {
        case 0 -> edit.clauses.clear();
        case 1 -> edit.from = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
        case 2 -> edit.supersedes.add(other.slug());
        case 3 -> edit.maxPeriodsFigure = new FigureRef(other.slug(), "max-periods");
        case 4 -> edit.can.addAll(other.content().card().cannot());
        case 5 -> edit.clauses.addAll(other.content().clauses());
        case 6 -> edit.reviewBy = null;
        default -> edit.kind = other.kind();
      }
      edit.until = random.nextBoolean() ? null : edit.from.plusDays(1 + random.nextInt(3_000));
      Release release = new Release(List.of(edit.as(other.slug(), 1 + random.nextInt(6))));
      LocalDate today = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(10_000));

      List<GateProblem> problems = new Gate().problems(release, all, today);

      assertThat(problems)
          .isEqualTo(new Gate().problems(release, all, today))
          .allMatch(p -> p.slug().equals(other.slug()) && p.message().endsWith("."))
          .noneMatch(p -> p.message().contains("null") || p.message().contains("-999999999"));
      if (one.kind() != other.kind()) {
        assertThat(problems).extracting(GateProblem::code).contains("KIND_CHANGED");
      }
    }
  }
}
