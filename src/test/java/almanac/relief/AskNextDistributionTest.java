package almanac.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Document;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How many questions it takes to decide on kb-content, asking each time what is said to be next.
 */
class AskNextDistributionTest {
  private static final long SEED = Long.getLong("almanac.relief.seed", 20261126);
  private static final int CASES = Integer.getInteger("almanac.relief.cases", 2_000);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final int MOST = 29;

  private static final List<Document> PROGRAMS = Programs.ofKb(Kind.RELIEF_PROGRAM, DAY);

  @Test
  void what_the_account_shows_and_who_speaks_then_questions() {
    int[] asked = run(true, m -> m.needsFacts().isEmpty());
    print("account facts and speaker known, until no programme needs facts", asked);
    assertThat(share(asked, 4)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void nothing_then_questions_until_something_fits() {
    int[] asked = run(false, m -> !m.eligible().isEmpty() || m.needsFacts().isEmpty());
    print("nothing known, until one fits or none can", asked);
    assertThat(share(asked, MOST)).isEqualTo(1);
  }

  private static int[] run(boolean account, Predicate<Matches> decided) {
    GeneratedCases cases = new GeneratedCases(SEED);
    Random speakers = new Random(SEED);
    int[] asked = new int[MOST + 1];
    for (int i = 0; i < CASES; i++) {
      Map<Fact, Object> truth = cases.truth();
      // Others than these are never offered anything, and would be decided without a question.
      truth.put(Fact.SPEAKER, Fact.SPEAKER.choices().get(speakers.nextInt(3)));
      asked[questions(truth, account, decided)]++;
    }
    return asked;
  }

  private static int questions(
      Map<Fact, Object> truth, boolean account, Predicate<Matches> decided) {
    Map<Fact, Object> known = new EnumMap<>(Fact.class);
    truth.forEach((fact, value) -> {
      if (account && (fact == Fact.SPEAKER || fact.source() == Fact.Source.ACCOUNT)) {
        known.put(fact, value);
      }
    });
    for (int questions = 0; ; questions++) {
      Matches matches = Matches.of(PROGRAMS, List.of(), Case.of(known));
      if (decided.test(matches)) {
        return questions;
      }
      Optional<Fact> next = matches.askNext();
      assertThat(next).as("something to ask").isPresent();
      assertThat(known.put(next.get(), truth.get(next.get())))
          .as("%s is asked once", next)
          .isNull();
    }
  }

  private static double share(int[] asked, int most) {
    int within = 0;
    for (int i = 0; i <= most; i++) {
      within += asked[i];
    }
    return (double) within / CASES;
  }

  private static void print(String what, int[] asked) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < asked.length; i++) {
      if (asked[i] > 0) {
        line.append(" %d:%d (%.1f%%)".formatted(i, asked[i], 100 * share(asked, i)));
      }
    }
    System.out.printf(
        "%s, %d cases, %d programmes, questions:cases (up to so many):%s%n",
        what, CASES, PROGRAMS.size(), line);
  }
}
