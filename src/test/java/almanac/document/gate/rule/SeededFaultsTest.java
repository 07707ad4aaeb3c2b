package almanac.document.gate.rule;

import static almanac.document.gate.GateProblem.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.content.KbBook.Version;
import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Card.Line;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import almanac.document.text.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults put into copies of real texts, which are to be the next versions in a book of all of
 * kb-content: each is blocked by its own code, and nothing else is found that was not found before.
 */
class SeededFaultsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate FROM = LocalDate.of(2026, 12, 1);
  private static final Book BOOK = KbBook.book(v -> true);

  private static final String POLICY = "card-measures-2011";
  private static final String PLAN = "personal-instalment-plan";
  private static final String CASE = "job-loss-case";
  private static final String SCHEDULED = "minimum-payment-reduction";
  private static final String OVER = "epidemic-relief-2020";

  /**
   * @param copied the document whose latest text is copied
   * @param slug what the copy is the next version of
   * @param sound what makes the copy a sound version
   */
  record Fault(String copied, String slug, Consumer<Edit> sound, Consumer<Edit> fault, Rule code) {
    Candidate without() {
      return copy(e -> {});
    }

    Candidate with() {
      return copy(fault);
    }

    private Candidate copy(Consumer<Edit> change) {
      Edit edit = Edit.of(latest(copied).content());
      edit.from = FROM;
      edit.reviewBy = LocalDate.of(2028, 1, 31);
      edit.changeNote = "补充说明";
      sound.accept(edit);
      change.accept(edit);
      int last =
          KbBook.versions().stream()
              .filter(v -> v.slug().equals(slug))
              .mapToInt(v -> v.span().number())
              .max()
              .orElse(0);
      return edit.as(slug, last + 1);
    }

    @Override
    public String toString() {
      return code + " in a copy of " + copied;
    }
  }

  private static Version latest(String slug) {
    return KbBook.versions().stream()
        .filter(v -> v.slug().equals(slug))
        .max(Comparator.comparingInt(v -> v.span().number()))
        .orElseThrow();
  }

  private static Fault in(String slug, Rule code, Consumer<Edit> fault) {
    return new Fault(slug, slug, e -> {}, fault, code);
  }

  private static Line line(String text, Line like) {
    return new Line(text, like.clause(), like.means());
  }

  static Stream<Fault> faults() {
    return Stream.of(words(), promises(), criteria(), figures(), neighbours()).flatMap(f -> f);
  }

  private static Stream<Fault> words() {
    return Stream.of(
        in(POLICY, Rule.TITLE_EMPTY, e -> e.title = " "),
        in(CASE, Rule.SUMMARY_EMPTY, e -> e.summary = ""),
        in(PLAN, Rule.OWNER_EMPTY, e -> e.owner = "\u3000"),
        new Fault(
            "privacy-peace",
            "of-nobody",
            e -> e.figures.clear(),
            e -> {
              e.clauses.clear();
              Stream.of(e.can, e.cannot, e.ask, e.say).forEach(List::clear);
            },
            Rule.CLAUSES_EMPTY),
        in(CASE, Rule.CLAUSE_EMPTY, e -> e.clause("more", "\n")),
        in(PLAN, Rule.CLAUSE_TWICE, e -> e.clause("term", "又一条。")),
        in(POLICY, Rule.CLAUSE_UNKNOWN, e -> e.ask.set(0, new Line("何时开始困难", "gone", null))),
        in(CASE, Rule.LINE_EMPTY, e -> e.say.set(0, line("", e.say.get(0)))),
        in(PLAN, Rule.CARD_TOO_LONG, e -> e.say.set(0, line("慢慢说".repeat(150), e.say.get(0)))),
        in(PLAN, Rule.HEARD_AS_IS_NAME, e -> e.aliases.add("停息挂账")),
        in(POLICY, Rule.AUTHORITY_EMPTY, e -> e.authority = null),
        in("interest-rules", Rule.NUMBER_EMPTY, e -> e.number = ""),
        in("illness-relief", Rule.ELIGIBILITY_EMPTY, e -> e.eligibility.clear()),
        in(
            "annual-fee-waiver",
            Rule.TERMS_EMPTY,
            e -> {
              e.waiveFee = null;
              e.can.clear();
            }),
        in(CASE, Rule.SIGNALS_EMPTY, e -> e.signals.clear()),
        in("fraud-use", Rule.STEPS_EMPTY, e -> e.steps.clear()),
        in(POLICY, Rule.SOURCE_MISSING, e -> e.sources.clear()),
        in(
            CASE,
            Rule.SOURCE_INCOMPLETE,
            e -> e.sources.add(new Source("", "某办法", null, null, null))),
        in("limitation-period", Rule.REVIEW_MISSING, e -> e.reviewBy = null),
        in(CASE, Rule.REVIEW_NOT_AHEAD, e -> e.reviewBy = FROM));
  }

  private static Stream<Fault> promises() {
    return Stream.of(
        in(PLAN, Rule.MEANS_MISSING, e -> e.can.replaceAll(l -> Edit.meaning(l, null))),
        in(
            "bill-deferral",
            Rule.MEANS_UNCLEAR,
            e -> e.cannot.set(0, Edit.meaning(e.cannot.get(0), Edit.atMost("interest", 0)))),
        in(
            PLAN,
            Rule.CAN_EXCEEDS_TERMS,
            e -> e.can.set(0, Edit.meaning(e.can.get(0), Edit.atMost("max-periods", 72)))),
        in(
            "student-card-relief",
            Rule.CAN_EXCEEDS_TERMS,
            e -> e.can.add(new Line("分期期间停息", "terms", Edit.is("interest", "frozen")))),
        in(
            "interest-reduction",
            Rule.CAN_EXCEEDS_TERMS,
            e -> e.can.set(1, Edit.meaning(e.can.get(1), Edit.atLeast("down-payment-percent", 5)))),
        in(
            "collection-pause",
            Rule.CAN_WITHOUT_TERM,
            e -> e.can.add(new Line("最长12期", "length", Edit.atMost("max-periods", 12)))),
        in(
            "disaster-relief",
            Rule.CANNOT_IS_GRANTED,
            e -> e.cannot.add(new Line("说期间停息", "terms", Edit.is("interest", "frozen")))),
        in(
            "penalty-waiver",
            Rule.CANNOT_IS_GRANTED,
            e ->
                e.cannot.add(
                    new Line("说能减三成", "ceiling", Edit.atMost("waive-penalty-percent", 30)))),
        in(
            CASE,
            Rule.CARD_CONTRADICTS_ITSELF,
            e -> e.can.add(new Line("卡照常可用", "never", Edit.is("card-usable", "yes")))),
        new Fault(
            CASE,
            CASE,
            e -> e.forbidden.add(new Line("说能缓两年", "never", Edit.atMost("deferral-months", 24))),
            e -> e.can.add(new Line("缓还两年", "never", Edit.atMost("deferral-months", 24))),
            Rule.PROMISE_FORBIDDEN),
        in(
            CASE,
            Rule.FORBIDS_A_PROMISE,
            e ->
                e.forbidden.add(
                    new Line("答应年费全免", "never", Edit.atMost("waive-fee-percent", 100)))),
        in(
            "scam-victim",
            Rule.FORBIDDEN_WORDS,
            e -> e.say.set(0, line("您放心，报了警，就不用还。", e.say.get(0)))));
  }

  private static Criterion test(Fact fact, Operator operator, String value, String clause) {
    return new Criterion.Test(fact, operator, List.of(value), clause);
  }

  private static Stream<Fault> criteria() {
    return Stream.of(
        in(
            "penalty-waiver",
            Rule.CRITERION_NEVER_HOLDS,
            e -> e.eligibility.add(test(Fact.BILLING_DAY, Operator.ABOVE, "31", "scope"))),
        in(
            "student-card-relief",
            Rule.CRITERION_NEVER_HOLDS,
            e -> e.eligibility.set(0, test(Fact.PRODUCT, Operator.IS, "credit-card", "who"))),
        in(
            "illness-relief",
            Rule.CRITERION_NEVER_HOLDS,
            e -> e.eligibility.set(1, test(Fact.SPEAKER, Operator.IS, "other", "who"))),
        new Fault(
            "spring-relief-2026",
            "spring-relief-2027",
            e -> {
              e.until = null;
              e.ends = false;
            },
            e -> e.eligibility.set(1, test(Fact.DAYS_OVERDUE, Operator.BELOW, "15", "who")),
            Rule.CRITERIA_CONTRADICT),
        in(
            SCHEDULED,
            Rule.CRITERIA_CONTRADICT,
            e ->
                e.eligibility.set(
                    3, test(Fact.MONTHLY_SURPLUS, Operator.IS, "minimum-payment", "who"))),
        in(
            "fraud-use",
            Rule.CRITERIA_CONTRADICT,
            e -> e.when.add(test(Fact.FRAUD_DISPUTED, Operator.IS, "false", "freeze"))),
        in(
            PLAN,
            Rule.PROGRAM_UNREACHABLE,
            e -> {
              e.eligibility.add(test(Fact.HARDSHIP, Operator.IS, "none", "condition"));
              e.eligibility.add(
                  test(Fact.MONTHLY_SURPLUS, Operator.ABOVE, "debt-total", "condition"));
            }));
  }

  private static Stream<Fault> figures() {
    return Stream.of(
        in(
            PLAN,
            Rule.FIGURE_UNKNOWN,
            e -> e.maxPeriodsFigure = new FigureRef(POLICY, "most-periods")),
        in(
            PLAN,
            Rule.FIGURE_UNKNOWN,
            e -> e.maxPeriodsFigure = new FigureRef("no-measures", "max-periods")),
        in(
            PLAN,
            Rule.FIGURE_NOT_IN_FORCE,
            e ->
                e.maxPeriodsFigure = new FigureRef("one-time-credit-repair", "max-single-overdue")),
        in(
            PLAN,
            Rule.FIGURE_UNIT,
            e -> e.maxPeriodsFigure = new FigureRef("complaint-time-limits", "basic-days")),
        in(
            PLAN,
            Rule.TERMS_ABOVE_FIGURE,
            e -> {
              e.maxPeriodsFigure = null;
              e.maxPeriods = 72;
              e.can.set(0, Edit.meaning(e.can.get(0), Edit.atMost("max-periods", 72)));
            }),
        in(
            "card-notice-2022",
            Rule.CARD_ABOVE_FIGURE,
            e -> e.can.replaceAll(l -> Edit.meaning(l, Edit.atMost("max-periods", 61)))),
        in(POLICY, Rule.FIGURE_STILL_USED, e -> e.figures.clear()),
        in(
            POLICY,
            Rule.FIGURE_STRANDS_OTHERS,
            e -> {
              e.figures.put("max-periods", new Figure(BigDecimal.valueOf(4), "year", "term"));
              e.can.set(0, Edit.meaning(e.can.get(0), Edit.atMost("max-periods", 48)));
            }));
  }

  private static Stream<Fault> neighbours() {
    return Stream.of(
        in(CASE, Rule.LINK_UNKNOWN, e -> e.clause("more", "见[说明](no-such-text)。")),
        in(
            CASE,
            Rule.LINK_CLAUSE_MISSING,
            e -> e.clause("more", "见[说明](card-measures-2011#gone)。")),
        in(PLAN, Rule.LINK_CLAUSE_MISSING, e -> e.reword("(bill-deferral#who)", "(#nowhere)")),
        new Fault(
            OVER,
            OVER,
            e -> e.from = LocalDate.of(2020, 2, 1),
            e -> e.clause("more", "见[指引](bank-collection-guideline#hours)。"),
            Rule.LINK_NOT_YET),
        in(
            POLICY,
            Rule.CLAUSE_STILL_LINKED,
            e -> {
              e.clauses.removeIf(c -> c.id().equals("no-new-cards"));
              e.say.removeIf(l -> l.clause().equals("no-new-cards"));
            }),
        in("outsourcing", Rule.KIND_CHANGED, e -> e.kind = Kind.SPECIAL_CASE),
        new Fault(
            "penalty-waiver",
            "penalty-waiver",
            e -> e.from = LocalDate.of(2024, 9, 1),
            e -> e.changeNote = null,
            Rule.CORRECTION_UNEXPLAINED),
        new Fault(
            SCHEDULED,
            SCHEDULED,
            e -> e.from = LocalDate.of(2027, 1, 1),
            e -> e.changeNote = " ",
            Rule.TAKES_SCHEDULED_DAYS),
        in(PLAN, Rule.NO_SUCCESSOR, e -> e.until = LocalDate.of(2027, 6, 1)),
        in(CASE, Rule.ENDS_WITHOUT_UNTIL, e -> e.ends = true),
        in(PLAN, Rule.SUPERSEDES_SELF, e -> e.supersedes.add(PLAN)),
        in(POLICY, Rule.SUPERSEDES_UNKNOWN, e -> e.supersedes.add("card-measures-1999")),
        in(PLAN, Rule.SUPERSEDES_STILL_HOLDS, e -> e.supersedes.add("balance-instalment")),
        new Fault(
            "disaster-relief",
            "disaster-relief",
            e -> e.substantive = false,
            e -> e.audience.add("branch"),
            Rule.NOT_WORDING_ONLY),
        new Fault(
            CASE, CASE, e -> e.substantive = false, e -> e.cannot.remove(0), Rule.NOT_WORDING_ONLY),
        new Fault(
            "privacy-peace",
            "peace-of-home",
            e -> {},
            e -> e.substantive = false,
            Rule.NOTHING_TO_REWORD),
        new Fault(
            "illness-relief",
            "illness-plan",
            e -> {},
            e -> {
              e.deferralMonths = 3;
              e.can.set(0, Edit.meaning(e.can.get(0), Edit.atMost("deferral-months", 3)));
            },
            Rule.TWIN_PROGRAMMES));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_inACopyOfARealText_isBlockedByItsOwnCodeAlone(Fault fault) {
    List<GateProblem> without = problems(fault.without());
    List<GateProblem> found = new ArrayList<>(problems(fault.with()));
    found.removeAll(without);

    assertThat(without).noneMatch(p -> p.severity() == ERROR);
    assertThat(found).isNotEmpty().allMatch(p -> p.code().equals(fault.code().name()));
    assertThat(found).allMatch(p -> p.severity() == ERROR && p.slug().equals(fault.slug()));
  }

  @Test
  void faults_areMany_andOfManyKinds() {
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(faults().map(Fault::code).distinct()).hasSizeGreaterThanOrEqualTo(45);
  }

  private static List<GateProblem> problems(Candidate candidate) {
    return new Gate().problems(new Release(List.of(candidate)), BOOK, TODAY);
  }
}
