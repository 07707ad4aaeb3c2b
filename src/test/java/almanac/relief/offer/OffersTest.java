package almanac.relief.offer;

import static almanac.relief.offer.Knowledge.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Fact;
import almanac.document.text.VersionContent;
import almanac.relief.Case;
import almanac.relief.Money;
import almanac.relief.Verdict;
import almanac.testing.Contents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Offers of the programmes of this repository: what is allowed, on which condition, and why not.
 */
class OffersTest {
  private static final String PLAN = "personal-instalment-plan";
  private static final LocalDate AGREED = LocalDate.of(2026, 11, 30);

  /** A case that the personal instalment plan is for, with its papers. */
  private static Map<Fact, Object> fits() {
    Map<Fact, Object> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.SPEAKER, "debtor");
    facts.put(Fact.PRODUCT, "credit-card");
    facts.put(Fact.DEBT_EXCEEDS_CAPACITY, true);
    facts.put(Fact.WILLING_TO_REPAY, true);
    facts.put(Fact.HARDSHIP, "unemployment");
    facts.put(Fact.EARLIER_RELIEF, "none");
    facts.put(Fact.EVIDENCE_READY, true);
    facts.put(Fact.AGREEMENT_DAY, AGREED);
    return facts;
  }

  private static Map<Fact, Object> fits(Fact fact, @Nullable Object value) {
    Map<Fact, Object> facts = fits();
    if (value == null) {
      facts.remove(fact);
    } else {
      facts.put(fact, value);
    }
    return facts;
  }

  private static OfferCheck check(String slug, Map<Fact, Object> facts, Offer offer) {
    return check(slug, TODAY, facts, offer);
  }

  private static OfferCheck check(
      String slug, LocalDate day, Map<Fact, Object> facts, Offer offer) {
    return Offers.check(
        Knowledge.document(day, slug), Case.of(facts), offer, Knowledge.policies(day), day);
  }

  private static Finding only(OfferCheck check, String about) {
    return check.findings().stream()
        .filter(f -> f.about().equals(about))
        .reduce((_, other) -> {
          throw new AssertionError("also " + other);
        })
        .orElseThrow(() -> new AssertionError(about + " is not in " + check.findings()));
  }

  private static String ground(Finding finding) {
    Ground ground = finding.ground();
    return ground == null
        ? "none"
        : ground.document().version().slug()
            + "/"
            + ground.document().version().number()
            + "#"
            + ground.clause()
            + " "
            + ground.heading();
  }

  /** An approved offer of one part. */
  private static Offer offer(String part, String value) {
    BigDecimal share = part.endsWith("Percent") ? new BigDecimal(value) : null;
    return new Offer(
        part.equals("periods") ? Integer.valueOf(value) : null,
        part.equals("downPaymentPercent") ? share : null,
        part.equals("waiveInterestPercent") ? share : null,
        part.equals("waivePenaltyPercent") ? share : null,
        part.equals("waiveFeePercent") ? share : null,
        part.equals("interest") ? InterestTerm.valueOf(value) : null,
        part.equals("cardUsable") ? CardUse.valueOf(value) : null,
        part.equals("firstPaymentDay") ? LocalDate.parse(value) : null,
        part.equals("deferralMonths") ? Integer.valueOf(value) : null,
        part.equals("overLimitSum") ? Money.yuan(new BigDecimal(value)) : null,
        !part.equals("unapproved"));
  }

  @Test
  void offer_withinTheTerms_isAllowed_andSaysWhy() {
    OfferCheck check =
        check(PLAN, fits(), offer("periods", "60").withDownPayment(BigDecimal.valueOf(5)));

    assertThat(check.decision()).isEqualTo(Decision.ALLOWED);
    assertThat(check.match().verdict()).isEqualTo(Verdict.ELIGIBLE);
    Finding periods = only(check, "max-periods");
    assertThat(periods.allowed()).isEqualTo("60");
    assertThat(ground(periods)).isEqualTo("personal-instalment-plan/3#term 期数与首付");
  }

  @ParameterizedTest
  @CsvSource({
    "personal-instalment-plan, periods, 61, max-periods, 60, term",
    "personal-instalment-plan, downPaymentPercent, 4.9, down-payment-percent, 5, term",
    "personal-instalment-plan, waiveInterestPercent, 31, waive-interest-percent, 30, interest",
    "personal-instalment-plan, interest, FROZEN, interest, reduced, interest",
    "personal-instalment-plan, cardUsable, YES, card-usable, after-settlement, card-use",
    "personal-instalment-plan, waiveFeePercent, 1, waive-fee-percent, , interest",
    "personal-instalment-plan, deferralMonths, 1, deferral-months, , interest",
    "bill-deferral, deferralMonths, 4, deferral-months, 3, length",
    "penalty-waiver, waivePenaltyPercent, 80, waive-penalty-percent, 50, ceiling",
    "penalty-waiver, periods, 2, max-periods, ,",
    "lump-sum-settlement, cardUsable, YES, card-usable, no, after",
    "annual-fee-waiver, downPaymentPercent, 0, down-payment-percent, ,",
  })
  void part_aboveWhatIsGranted_isForbidden_withFigureAndClause(
      String slug, String part, String value, String about, @Nullable String most, String clause) {
    Finding finding = only(check(slug, fits(), offer(part, value)), about);

    assertThat(finding.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(finding.allowed()).isEqualTo(most);
    Ground ground = finding.ground();
    assertThat(ground == null ? null : ground.clause()).isEqualTo(clause);
  }

  @ParameterizedTest
  @CsvSource({
    "personal-instalment-plan, waivePenaltyPercent, 100, waive-penalty-percent",
    "personal-instalment-plan, interest, CONTINUES, interest",
    "personal-instalment-plan, cardUsable, NO, card-usable",
    "personal-instalment-plan, waiveFeePercent, 0, waive-fee-percent",
    "personal-instalment-plan, deferralMonths, 0, deferral-months",
    "personal-instalment-plan, downPaymentPercent, 20, down-payment-percent",
    "illness-relief, interest, REDUCED, interest",
    "illness-relief, interest, FROZEN, interest",
    "disaster-relief, cardUsable, YES, card-usable",
    "penalty-waiver, periods, 1, max-periods",
  })
  void part_withinWhatIsGranted_orThatPromisesNothing_isFine(
      String slug, String part, String value, String about) {
    assertThat(only(check(slug, fits(), offer(part, value)), about).decision())
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void cardStaysUsable_isForbidden_withTheLineThatForbidsIt_andWhatToSayInstead() {
    Finding finding = only(check(PLAN, fits(), offer("cardUsable", "YES")), "card-usable");

    assertThat(ground(finding)).isEqualTo("personal-instalment-plan/3#card-use 卡片能否使用");
    assertThat(finding.forbidden()).isNotNull().extracting("text").isEqualTo("说分期期间卡照常用");
    assertThat(finding.instead()).isNotNull().extracting("text").isEqualTo("全部结清后可恢复用卡");
  }

  @Test
  void longInstalmentFreeOfAllCharges_isForbidden_inEachPartWithItsClause() {
    Offer offer =
        new Offer(
            72,
            null,
            null,
            null,
            BigDecimal.valueOf(100),
            InterestTerm.FROZEN,
            null,
            null,
            null,
            null,
            true);
    OfferCheck check = check(PLAN, fits(), offer);

    assertThat(check.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(check.findings())
        .filteredOn(f -> f.decision() == Decision.FORBIDDEN)
        .extracting(Finding::about)
        .containsExactly("max-periods", "interest", "waive-fee-percent");
    assertThat(check.findings()).allMatch(f -> f.ground() != null && f.ground().heading() != null);
  }

  @Test
  void overLimitSum_thatIsNotTheAccounts_isForbidden_withTheRightOne() {
    Map<Fact, Object> facts = fits(Fact.OVER_LIMIT, Money.yuan(new BigDecimal("1200")));

    Finding wrong = only(check(PLAN, facts, offer("overLimitSum", "800")), "over-limit-sum");
    assertThat(wrong.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(wrong.allowed()).isEqualTo("1200.00");
    Finding right = only(check(PLAN, facts, offer("overLimitSum", "1200.00")), "over-limit-sum");
    assertThat(right.decision()).isEqualTo(Decision.ALLOWED);
    Finding unknown = only(check(PLAN, fits(), offer("overLimitSum", "800")), "over-limit-sum");
    assertThat(unknown.decision()).isEqualTo(Decision.CONDITIONAL);
    assertThat(unknown.ask()).containsExactly(Fact.OVER_LIMIT);
  }

  @Test
  void case_thatFails_isForbidden_withTheCriterionsClause() {
    OfferCheck check = check(PLAN, fits(Fact.EARLIER_RELIEF, "broken"), offer("periods", "12"));

    assertThat(check.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(ground(only(check, "eligibility"))).contains("#condition");
  }

  @Test
  void case_thatIsNotKnown_isConditional_withTheQuestion() {
    OfferCheck check = check(PLAN, fits(Fact.WILLING_TO_REPAY, null), offer("periods", "12"));

    assertThat(check.decision()).isEqualTo(Decision.CONDITIONAL);
    assertThat(only(check, "facts").ask()).containsExactly(Fact.WILLING_TO_REPAY);
  }

  @Test
  void withoutApprovalOrPapers_isConditional_andNamesThem() {
    Offer unapproved = new Offer(12, null, null, null, null, null, null, null, null, null, false);
    OfferCheck check = check(PLAN, fits(Fact.EVIDENCE_READY, false), unapproved);

    assertThat(check.decision()).isEqualTo(Decision.CONDITIONAL);
    assertThat(only(check, "approval").sentence()).contains("总行减免审批岗");
    assertThat(only(check, "evidence").sentence()).contains("收支核对表");
  }

  @Test
  void paymentsWithoutTheDownPaymentThatIsDemanded_areConditional() {
    OfferCheck silent = check(PLAN, fits(), offer("periods", "36"));
    assertThat(silent.findings())
        .filteredOn(f -> f.about().equals("down-payment-percent"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.decision()).isEqualTo(Decision.CONDITIONAL);
          assertThat(f.sentence()).contains("5 percent");
          assertThat(ground(f)).contains("#term ");
        });
    assertThat(check("bill-deferral", fits(), offer("deferralMonths", "1")).findings())
        .noneMatch(f -> f.about().equals("down-payment-percent"));
  }

  @Test
  void firstPayment_onTheBillingDayOfTheMonthGranted_isNoDeferral() {
    Map<Fact, Object> facts = fits();
    facts.put(Fact.BILLING_DAY, 31);
    OfferCheck billed = check(PLAN, facts, offer("firstPaymentDay", "2026-12-31"));
    assertThat(billed.decision()).isNotEqualTo(Decision.FORBIDDEN);
    assertThat(check(PLAN, facts, offer("firstPaymentDay", "2027-01-01")).decision())
        .isEqualTo(Decision.FORBIDDEN);
  }

  @Test
  void firstPayment_laterThanAMonthAfterWhatIsGranted_isAHiddenDeferral() {
    OfferCheck within = check(PLAN, fits(), offer("firstPaymentDay", "2026-12-30"));
    assertThat(within.decision()).isEqualTo(Decision.ALLOWED);
    OfferCheck late = check(PLAN, fits(), offer("firstPaymentDay", "2026-12-31"));
    assertThat(late.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(only(late, "first-payment-day").allowed()).isEqualTo("2026-12-30");
    Finding granted =
        only(
            check("unemployment-relief", fits(), offer("firstPaymentDay", "2027-03-30")),
            "first-payment-day");
    assertThat(granted.decision()).isEqualTo(Decision.ALLOWED);
    assertThat(ground(granted)).contains("#length");
    assertThatThrownBy(() -> check(PLAN, fits(), offer("firstPaymentDay", "2026-11-29")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("offer.firstPaymentDay");
  }

  @Test
  void figureOfAPolicy_boundsTheTerm_andIsTheGround() {
    Document program = Knowledge.document(TODAY, "balance-instalment");
    PolicyDetails months =
        new PolicyDetails(
            null, null, Map.of("max-periods", new Figure(BigDecimal.valueOf(24), "month", "term")));
    List<Document> strict =
        Knowledge.policies(TODAY).stream()
            .filter(d -> d.version().slug().equals("card-measures-2011"))
            .map(d ->
                new Document(
                    Contents.version(
                        "card-measures-2011", 2, withFigures(d.version().content(), months)),
                    d.standing()))
            .toList();
    OfferCheck check =
        Offers.check(program, Case.of(fits()), offer("periods", "30"), strict, TODAY);

    Finding finding = only(check, "max-periods");
    assertThat(finding.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(finding.allowed()).isEqualTo("24");
    assertThat(ground(finding)).startsWith("card-measures-2011/2#term");
    assertThat(finding.instead()).isNotNull().extracting("text").isNotEqualTo("未分期的账单余额可分，最长36期");
  }

  @Test
  void figureThatSetsTheTerm_andIsNotInForce_allowsNothing() {
    OfferCheck check =
        Offers.check(
            Knowledge.document(TODAY, PLAN),
            Case.of(fits()),
            offer("periods", "2"),
            List.of(),
            TODAY);

    assertThat(check.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(only(check, "max-periods").sentence()).contains("card-measures-2011#max-periods");
  }

  @Test
  void terms_areThoseThatGovernOnTheDay() {
    LocalDate then = LocalDate.of(2020, 1, 1);
    Finding finding = only(check(PLAN, then, fits(), offer("periods", "60")), "max-periods");

    assertThat(finding.decision()).isEqualTo(Decision.FORBIDDEN);
    assertThat(finding.allowed()).isEqualTo("36");
  }

  @ParameterizedTest
  @CsvSource({
    "periods, 0, offer.periods",
    "periods, -3, offer.periods",
    "periods, 100000, offer.periods",
    "deferralMonths, -1, offer.deferralMonths",
    "waiveInterestPercent, 100.01, offer.waiveInterestPercent",
    "waivePenaltyPercent, -1, offer.waivePenaltyPercent",
    "waiveFeePercent, 1.00001, offer.waiveFeePercent",
    "downPaymentPercent, 1e999999999, offer.downPaymentPercent",
    "downPaymentPercent, 1e-999999999, offer.downPaymentPercent",
    "firstPaymentDay, 0001-01-01, offer.firstPaymentDay",
    "nothing, 1, offer",
  })
  void offer_thatMakesNoSense_isRefused_withTheFieldNamed(String part, String value, String said) {
    assertThatThrownBy(() -> offer(part, value))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(said + " ");
  }

  private static VersionContent withFigures(VersionContent c, PolicyDetails figures) {
    return Contents.with(c, c.substantive(), c.clauses(), figures);
  }
}
