package almanac.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with the programmes: special cases, what is withheld, warnings, the order. */
class AroundMatchingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static Criterion is(Fact fact, String value) {
    return new Criterion.Test(fact, Operator.IS, List.of(value), "one");
  }

  private static Document special(String slug, @Nullable String withhold, Criterion... when) {
    return Programs.document(
        slug,
        new SpecialCaseDetails(
            List.of(), List.of(when), withhold, List.of(), List.of(), null, List.of()));
  }

  private static Optional<Document> cycle() {
    return Programs.ofKb(Kind.POLICY, DAY).stream()
        .filter(d -> d.version().slug().equals(StageDays.SLUG))
        .findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "m0, 0, ''",
    "m0, 1, 'less than 1 days'",
    "m1, 0, 1 to 30 days",
    "m1, 1, ''",
    "m1, 30, ''",
    "m1, 31, 1 to 30 days",
    "m2, 31, ''",
    "m3, 90, ''",
    "m4, 90, 91 to 120 days",
    "m4, 91, ''",
    "m6, 180, ''",
    "m6, 181, 151 to 180 days",
    "m7-plus, 181, ''",
    "m7-plus, 180, 181 days or more",
    "m7-plus, 9999, ''",
  })
  void days_outside_of_the_stage_are_a_warning(String stage, int days, String says) {
    Optional<String> warning =
        StageDays.warning(
            cycle(), Case.of(Map.of(Fact.DELINQUENCY_STAGE, stage, Fact.DAYS_OVERDUE, days)));
    if (says.isEmpty()) {
      assertThat(warning).isEmpty();
    } else {
      assertThat(warning).get().asString().contains(stage, says, "case.daysOverdue is " + days);
    }
  }

  @Test
  void without_figures_or_facts_there_is_no_warning() {
    Case wrong = Case.of(Map.of(Fact.DELINQUENCY_STAGE, "m0", Fact.DAYS_OVERDUE, 300));
    assertThat(StageDays.warning(Optional.empty(), wrong)).isEmpty();
    Document silent = Programs.document(StageDays.SLUG, new PolicyDetails(null, null, Map.of()));
    assertThat(StageDays.warning(Optional.of(silent), wrong)).isEmpty();
    assertThat(StageDays.warning(cycle(), Case.of(Map.of(Fact.DAYS_OVERDUE, 300)))).isEmpty();
    assertThat(StageDays.warning(cycle(), Case.UNKNOWN)).isEmpty();
  }

  @Test
  void content_states_every_figure_that_warnings_read() {
    var details = (PolicyDetails) cycle().orElseThrow().version().content().details();
    assertThat(StageDays.figures())
        .hasSize(7)
        .allMatch(f -> details.figures().containsKey(f.name()));
  }

  @Test
  void special_cases_come_along_once_all_of_their_signs_are_known_to_hold() {
    Document lost = special("lost-job", null, is(Fact.HARDSHIP, "unemployment"));
    Document more =
        special(
            "lost-and-sued", null, is(Fact.HARDSHIP, "unemployment"), is(Fact.LITIGATION, "filed"));
    Document people = special("people-tell", null);
    List<Document> all = List.of(lost, more, people);

    assertThat(SpecialCases.fitting(all, Case.UNKNOWN)).isEmpty();
    assertThat(SpecialCases.fitting(all, Case.of(Map.of(Fact.HARDSHIP, "unemployment"))))
        .containsExactly(lost);
    Case both = Case.of(Map.of(Fact.HARDSHIP, "unemployment", Fact.LITIGATION, "filed"));
    assertThat(SpecialCases.fitting(all, both)).containsExactly(more, lost);
  }

  @Test
  void to_a_third_party_nothing_is_shown_and_the_clause_says_so() {
    Document third = special("third", "two", is(Fact.SPEAKER, "other"));
    Case other = Case.of(Map.of(Fact.SPEAKER, "other"));
    Matches matches = Matches.of(List.of(Programs.program()), List.of(third), other);

    assertThat(matches.withheld()).contains(new SpecialCases.Withheld(third, "two"));
    assertThat(matches.eligible()).isEmpty();
    assertThat(matches.needsFacts()).isEmpty();
    assertThat(matches.ineligible()).isEmpty();
    assertThat(matches.askNext()).isEmpty();
    assertThat(matches.specialCases()).containsExactly(third);
    // The rule holds without a text.
    assertThat(Matches.of(List.of(Programs.program()), List.of(), other).withheld())
        .contains(new SpecialCases.Withheld(null, null));
    assertThat(SpecialCases.withheld(List.of(third), Case.of(Map.of(Fact.SPEAKER, "debtor"))))
        .isEmpty();
    assertThat(SpecialCases.withheld(List.of(third), Case.UNKNOWN)).isEmpty();
  }

  @Test
  void lists_are_in_order_of_criteria_then_missing_facts_then_failures() {
    Criterion willing = is(Fact.WILLING_TO_REPAY, "true");
    Criterion fraud = is(Fact.FRAUD_DISPUTED, "false");
    Criterion ready = is(Fact.EVIDENCE_READY, "true");
    Criterion lump = is(Fact.CAN_PAY_LUMP_SUM, "true");
    Matches matches =
        Matches.of(
            List.of(
                named("a", willing),
                named("b", willing, willing),
                named("c", ready, lump),
                named("d", ready),
                named("e", fraud, fraud),
                named("f", fraud)),
            List.of(),
            Case.of(
                Map.of(
                    Fact.SPEAKER, "debtor",
                    Fact.WILLING_TO_REPAY, true,
                    Fact.FRAUD_DISPUTED, true)));

    assertThat(slugs(matches.eligible())).containsExactly("b", "a");
    assertThat(slugs(matches.needsFacts())).containsExactly("d", "c");
    assertThat(slugs(matches.ineligible())).containsExactly("f", "e");
  }

  private static Document named(String slug, Criterion... criteria) {
    return Programs.program(slug, List.of(), List.of(), List.of(criteria));
  }

  private static List<String> slugs(List<Match> matches) {
    return matches.stream().map(m -> m.program().version().slug()).toList();
  }

  @Test
  void region_that_nobody_knows_is_refused_and_told_what_would_be_right() {
    Regions.check(Case.UNKNOWN, Stream.empty());
    Regions.check(Case.of(Map.of(Fact.REGION, "上海")), Stream.empty());
    Regions.check(Case.of(Map.of(Fact.REGION, "深圳")), Stream.of("深圳"));
    assertThatThrownBy(() -> Regions.check(Case.of(Map.of(Fact.REGION, "广东省")), Stream.empty()))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("case.region")
        .hasMessageContaining("such as 广东.");
  }
}
