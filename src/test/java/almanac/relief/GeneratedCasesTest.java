package almanac.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Document;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated cases against programmes of many days and generated ones, and against the oracle. */
class GeneratedCasesTest {
  private static final long SEED = Long.getLong("almanac.relief.seed", 20261126);
  private static final int CASES = Integer.getInteger("almanac.relief.cases", 2_000);
  private static final int GENERATED = 200;
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2020, 3, 1),
          LocalDate.of(2022, 1, 1),
          LocalDate.of(2023, 7, 1),
          LocalDate.of(2024, 9, 1),
          LocalDate.of(2026, 3, 31),
          LocalDate.of(2026, 11, 22),
          LocalDate.of(2027, 6, 1));

  @Test
  void verdicts_are_those_of_the_oracle_and_none_is_eligible_with_a_fact_missing() {
    List<Document> programs = new ArrayList<>();
    DAYS.forEach(day -> programs.addAll(Programs.ofKb(Kind.RELIEF_PROGRAM, day)));
    int ofKb = programs.size();
    programs.addAll(new GeneratedPrograms(SEED).programs(GENERATED));
    GeneratedCases cases = new GeneratedCases(SEED);
    Random chance = new Random(SEED);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    int missing = 0;
    for (int i = 0; i < CASES; i++) {
      // From those of whom nothing is known to those of whom everything is.
      Map<Fact, Object> facts = cases.known(cases.truth(), chance.nextInt(11) / 10.0);
      MatchingOracle oracle = new MatchingOracle(facts);
      Case known = Case.of(facts);
      for (Document program : programs) {
        Match match = Matching.judge(program, known);
        assertThat(match.verdict().name())
            .as("%s for %s", program.version().slug(), facts)
            .isEqualTo(oracle.verdict(program));
        verdicts.merge(match.verdict(), 1, Integer::sum);
        if (match.verdict() == Verdict.ELIGIBLE) {
          missing += oracle.unknown(program).size() + match.missing().size();
        }
        if (match.verdict() == Verdict.NEEDS_FACTS) {
          assertThat(match.missing().stream().map(Fact::key))
              .containsExactlyInAnyOrderElementsOf(oracle.unknown(program));
        }
      }
    }
    System.out.printf(
        "%d cases x %d programmes (%d of kb-content on %d days, %d generated): all agree, %s,"
            + " eligible with a fact missing: %d%n",
        CASES, programs.size(), ofKb, DAYS.size(), GENERATED, verdicts, missing);
    assertThat(missing).isZero();
    // A verdict that never came up would prove nothing.
    assertThat(verdicts.values()).hasSize(3).allMatch(count -> count > 1_000);
  }
}
