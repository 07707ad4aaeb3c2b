package almanac.document.gate.rule;

import static almanac.document.gate.rule.Shelf.day;
import static almanac.document.gate.rule.Shelf.policy;
import static almanac.document.gate.rule.Shelf.specialCase;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.gate.GateProblem;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Links, from both ends. */
class LinkRulesTest {
  private final Shelf shelf = Shelf.withRule();

  private static Consumer<Edit> linking(String target) {
    return e -> e.clause("three", "见[这里](" + target + ")。");
  }

  private List<String> codes(String target) {
    return shelf.codes("case", specialCase(), linking(target));
  }

  @Test
  void link_leadsToWhatThereIs() {
    assertThat(codes("rule")).isEmpty();
    assertThat(codes("rule#one")).isEmpty();
    assertThat(codes("rule#three")).containsExactly("LINK_CLAUSE_MISSING");
    assertThat(codes("ruler")).containsExactly("LINK_UNKNOWN");
    assertThat(codes("https://example.org/ruler#three")).isEmpty();
  }

  @Test
  void linkWithinTheText_leadsToAClauseOfIt() {
    assertThat(codes("#three")).isEmpty();
    assertThat(codes("case#two")).isEmpty();
    assertThat(codes("#four")).containsExactly("LINK_CLAUSE_MISSING");
    assertThat(codes("case#four")).containsExactly("LINK_CLAUSE_MISSING");
  }

  @Test
  void linkToADocumentOfTheSameRelease_leadsThere() {
    assertThat(
            shelf.codes(
                shelf.next("case", specialCase(), linking("new#one")),
                shelf.next("new", policy(), e -> {})))
        .isEmpty();
  }

  @Test
  void clauseThatIsGoneOnSomeDayAhead_isMissed() {
    shelf.holding(
        "rule",
        policy(),
        e -> {
          e.from = day("2027-01-01");
          e.clauses.remove(1);
        });
    assertThat(codes("rule#two")).containsExactly("LINK_CLAUSE_MISSING");
    assertThat(
            shelf.codes(
                "case",
                specialCase(),
                linking("rule#two")
                    .andThen(e -> {
                      e.until = day("2027-01-01");
                      e.ends = true;
                    })))
        .isEmpty();
  }

  @Test
  void clauseThatWasGoneOnDaysThatAreOver_isNot() {
    shelf.holding(
        "rule",
        policy(),
        e -> {
          e.from = day("2026-01-01");
          e.clause("three", "正文。");
        });
    assertThat(codes("rule#three")).isEmpty();
  }

  @Test
  void documentThatBeginsLater_isToldOrMissed() {
    shelf.holding("late", policy(), e -> e.from = day("2027-01-01"));
    assertThat(codes("late#one")).containsExactly("LINK_UPCOMING");
    Consumer<Edit> over =
        e -> {
          e.until = day("2027-01-01");
          e.ends = true;
        };
    assertThat(shelf.codes("case", specialCase(), linking("late#one").andThen(over)))
        .containsExactly("LINK_NOT_YET");
  }

  @Test
  void documentThatHasLapsed_isTold() {
    shelf.holding(
        "gone",
        policy(),
        e -> {
          e.until = day("2026-01-01");
          e.ends = true;
        });
    assertThat(codes("gone#one")).containsExactly("LINK_LAPSED");
  }

  @Test
  void removedClause_isToldWithWhoLinksToIt() {
    shelf.holding("case", specialCase(), linking("rule#two"));
    Consumer<Edit> without =
        e -> {
          e.from = day("2026-12-01");
          e.clauses.remove(1);
        };

    assertThat(shelf.problems(shelf.next("rule", policy(), without)))
        .extracting(GateProblem::code, GateProblem::clause, GateProblem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "CLAUSE_STILL_LINKED",
                "two",
                "The clause two is gone, and linked to by case (“来电个案”);"
                    + " keep it or release them with new links."));
    assertThat(
            shelf.codes(
                shelf.next("rule", policy(), without),
                shelf.next(
                    "case",
                    specialCase(),
                    linking("rule#one").andThen(e -> e.from = day("2026-12-01")))))
        .isEmpty();
    assertThat(
            shelf.codes(
                shelf.next("rule", policy(), without),
                shelf.next(
                    "case",
                    specialCase(),
                    linking("rule#two").andThen(e -> e.from = day("2026-12-01")))))
        .containsExactly("LINK_CLAUSE_MISSING");
  }

  @Test
  void removedClause_thatOnlyALapsedTextLinksTo_mayGo() {
    shelf.holding(
        "case",
        specialCase(),
        linking("rule#two")
            .andThen(e -> {
              e.until = day("2026-12-01");
              e.ends = true;
            }));
    assertThat(
            shelf.codes(
                "rule",
                policy(),
                e -> {
                  e.from = day("2026-12-01");
                  e.clauses.remove(1);
                }))
        .isEmpty();
  }
}
