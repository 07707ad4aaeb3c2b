package almanac.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AskNextTest {
  private static final Random RANDOM = new Random(7);

  private static Criterion test(Fact fact, Operator operator, String... values) {
    return new Criterion.Test(fact, operator, List.of(values), "one");
  }

  private static Criterion yes(Fact fact) {
    return test(fact, Operator.IS, "true");
  }

  private static Optional<Fact> next(Map<Fact, Object> facts, Document... programs) {
    Map<Fact, Object> known = new EnumMap<>(facts);
    known.put(Fact.SPEAKER, "debtor");
    return Matches.of(List.of(programs), List.of(), Case.of(known)).askNext();
  }

  private static Map<Fact, Object> nothing() {
    return new EnumMap<>(Fact.class);
  }

  @Test
  void asks_nothing_once_all_is_decided() {
    assertThat(next(nothing(), Programs.program())).isEmpty();
  }

  @Test
  void asks_what_decides_more_programmes() {
    assertThat(
            next(
                nothing(),
                Programs.program(yes(Fact.EVIDENCE_READY)),
                Programs.program(yes(Fact.FRAUD_DISPUTED), yes(Fact.WILLING_TO_REPAY)),
                Programs.program(yes(Fact.FRAUD_DISPUTED), yes(Fact.CAN_PAY_LUMP_SUM))))
        // One programme for sure, against two with one chance in two: the first of the list.
        .contains(Fact.FRAUD_DISPUTED);
    assertThat(
            next(
                nothing(),
                Programs.program(yes(Fact.EVIDENCE_READY)),
                Programs.program(yes(Fact.EVIDENCE_READY)),
                Programs.program(yes(Fact.FRAUD_DISPUTED), yes(Fact.WILLING_TO_REPAY))))
        .contains(Fact.EVIDENCE_READY);
  }

  @Test
  void weighs_sums_by_the_stretches_between_the_thresholds_and_known_sums() {
    // Three stretches, of which two decide; the flag decides in one answer of two.
    Document range =
        Programs.program(
            test(Fact.PRINCIPAL, Operator.AT_LEAST, "1000"),
            test(Fact.PRINCIPAL, Operator.AT_MOST, "5000"),
            yes(Fact.WILLING_TO_REPAY));
    assertThat(next(nothing(), range)).contains(Fact.PRINCIPAL);
    // The other side is known: half of the answers decide, and the order of the list.
    Map<Fact, Object> facts = nothing();
    facts.put(Fact.MINIMUM_PAYMENT, new Money(500_00));
    Document compared =
        Programs.program(
            test(Fact.MINIMUM_PAYMENT, Operator.ABOVE, "monthly-surplus"),
            yes(Fact.WILLING_TO_REPAY));
    assertThat(next(facts, compared)).contains(Fact.MONTHLY_SURPLUS);
  }

  @Test
  void what_decides_only_together_is_asked_where_most_programmes_wait() {
    Criterion compared = test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "minimum-payment");
    Criterion other = test(Fact.MONTHLY_SURPLUS, Operator.BELOW, "interest");
    assertThat(next(nothing(), Programs.program(compared), Programs.program(other)))
        .contains(Fact.MONTHLY_SURPLUS);
  }

  @Test
  void more_thresholds_than_bits_are_no_obstacle() {
    List<Document> programs = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      programs.add(
          Programs.program(
              test(Fact.PRINCIPAL, Operator.ABOVE, String.valueOf(i * 100)),
              yes(Fact.WILLING_TO_REPAY)));
    }
    // A yes leaves all open, a no decides all: like the sum, and the sum comes first.
    assertThat(next(nothing(), programs.toArray(Document[]::new)))
        .isPresent()
        .get()
        .isIn(Fact.PRINCIPAL, Fact.WILLING_TO_REPAY);
  }

  @Test
  void agrees_with_trying_every_answer() {
    for (int round = 0; round < 500; round++) {
      List<Document> programs = new ArrayList<>();
      for (int i = 0; i < RANDOM.nextInt(1, 12); i++) {
        programs.add(Programs.program("p" + i, List.of(), List.of(), criteria()));
      }
      Map<Fact, Object> facts = nothing();
      if (RANDOM.nextBoolean()) {
        facts.put(Fact.HARDSHIP, "disaster");
      }
      assertThat(Matches.of(programs, List.of(), Case.of(facts)).askNext())
          .isEqualTo(tried(programs, facts));
    }
  }

  private static List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < RANDOM.nextInt(1, 4); i++) {
      criteria.add(RANDOM.nextInt(3) == 0 ? new AnyOf(List.of(word(), word())) : word());
    }
    return criteria;
  }

  private static Criterion word() {
    return switch (RANDOM.nextInt(4)) {
      case 0 -> yes(Fact.WILLING_TO_REPAY);
      case 1 -> yes(Fact.EVIDENCE_READY);
      case 2 -> test(Fact.HARDSHIP, Operator.ONE_OF, "disaster", "unemployment", "epidemic");
      default -> test(Fact.LITIGATION, Operator.IS, "none");
    };
  }

  // Slowly: judges every programme again for each answer to each question.
  private static Optional<Fact> tried(List<Document> programs, Map<Fact, Object> facts) {
    Optional<Fact> best = Optional.empty();
    double most = 0;
    for (Fact fact : Fact.values()) {
      List<?> answers = fact.choices().isEmpty() ? List.of(true, false) : fact.choices();
      boolean asked =
          programs.stream()
              .map(p -> Matching.judge(p, Case.of(facts)))
              .anyMatch(m -> m.verdict() == Verdict.NEEDS_FACTS && m.missing().contains(fact));
      if (asked) {
        int decided = 0;
        for (Object answer : answers) {
          Map<Fact, Object> then = new EnumMap<>(facts);
          then.put(fact, answer);
          for (Document program : programs) {
            boolean open = Matching.judge(program, Case.of(facts)).verdict() == Verdict.NEEDS_FACTS;
            boolean still = Matching.judge(program, Case.of(then)).verdict() == Verdict.NEEDS_FACTS;
            decided += open && !still ? 1 : 0;
          }
        }
        double mean = (double) decided / answers.size();
        if (best.isEmpty() || mean > most) {
          best = Optional.of(fact);
          most = mean;
        }
      }
    }
    return best;
  }
}
