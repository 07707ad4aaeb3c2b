package almanac.relief.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.DocumentException.TooCostly;
import almanac.relief.Money;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.Account.Payment;
import almanac.relief.plan.Account.Posting;
import almanac.relief.plan.Account.PostingType;
import almanac.relief.plan.DebtComposition.AccrualLine;
import almanac.relief.plan.DebtComposition.MinimumPart;
import almanac.relief.plan.DebtComposition.Order;
import almanac.relief.plan.DebtComposition.PenaltyLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples that texts give of accounts, over the figures of this repository's content. */
class LedgerTest {
  private static final PlanFigures FIGURES = PlanFigures.of(Scales::ofContent, Contract.NOTHING);

  @Test
  void statementPaidInPart_byTheWholeBalance_bears275() {
    DebtComposition debt = example(InterestMethod.WHOLE_BALANCE, "1000");

    assertThat(debt.interestPosted()).isEqualTo(yuan("275.00"));
    assertThat(debt.accruals())
        .extracting(AccrualLine::base, AccrualLine::days, a -> yuan(a.fen().movePointLeft(2)))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(yuan("10000"), 46L, yuan("230.00")),
            org.assertj.core.groups.Tuple.tuple(yuan("9000"), 10L, yuan("45.00")));
    assertThat(debt.total()).isEqualTo(yuan("9275.00"));
  }

  @Test
  void statementPaidInPart_byTheUnpaidPart_bears252() {
    DebtComposition debt = example(InterestMethod.UNPAID_PART, "1000");

    assertThat(debt.interestPosted()).isEqualTo(yuan("252.00"));
    assertThat(debt.penalties()).isEmpty();
    assertThat(debt.statements().getFirst().dueDay()).isEqualTo("2025-06-25");
    assertThat(debt.statements().getFirst().minimum()).isEqualTo(yuan("1000.00"));
  }

  @Test
  void statementPaidInFullOnItsDueDay_bearsNothing() {
    for (InterestMethod method : InterestMethod.values()) {
      DebtComposition debt = example(method, "10000");

      assertThat(debt.total()).isEqualTo(Money.ZERO);
      assertThat(debt.accruals()).isEmpty();
    }
  }

  @Test
  void minimumPaidInPart_costs35_theDayAfter() {
    DebtComposition debt = example(InterestMethod.WHOLE_BALANCE, "300");

    assertThat(debt.penalties())
        .extracting(PenaltyLine::day, PenaltyLine::shortfall, PenaltyLine::sum)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                LocalDate.of(2025, 6, 26), yuan("700"), yuan("35.00")));
    assertThat(debt.penalty()).isEqualTo(yuan("35.00"));
    assertThat(debt.daysOverdue()).isEqualTo(10);
  }

  @Test
  void rateThatChanges_holdsForItsOwnDays() {
    DebtComposition debt =
        compose(
            account(
                1, "2026-07-11", null, posting("2026-06-21", PostingType.CASH_ADVANCE, "10000")),
            Contract.NOTHING);

    assertThat(debt.interest()).isEqualTo(yuan("95.00"));
    assertThat(debt.accruals())
        .extracting(AccrualLine::days, a -> a.rate().value().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(10L, "0.05"),
            org.assertj.core.groups.Tuple.tuple(10L, "0.045"));
    assertThat(debt.accruals())
        .allSatisfy(a -> assertThat(a.rate().clause()).isEqualTo("daily-interest"));
  }

  // The two examples of the texts minimum-payment and over-limit-question.
  @Test
  void minimumPayment_isTheSumThatTheTextsWorkOut() {
    assertThat(minimum("300", "6000", "30", "6300")).isEqualTo(yuan("2245.00"));
    assertThat(minimum("240", "5000", "48", "4600")).isEqualTo(yuan("2800.00"));
  }

  private static Money minimum(String past, String purchases, String fee, String limit) {
    DebtComposition debt =
        compose(
            account(
                5,
                "2025-07-05",
                limit,
                posting("2025-05-20", PostingType.FEE, past),
                posting("2025-06-20", PostingType.PURCHASE, purchases),
                posting("2025-06-20", PostingType.INSTALMENT, "800"),
                posting("2025-06-21", PostingType.FEE, fee)),
            Contract.NOTHING);
    return debt.statements().getLast().minimum();
  }

  @Test
  void minimumAboveTheBalance_isTheBalance() {
    DebtComposition debt =
        compose(
            account(5, "2025-06-05", "0", posting("2025-05-20", PostingType.PURCHASE, "1000")),
            Contract.NOTHING);

    assertThat(debt.statements().getFirst().minimum()).isEqualTo(yuan("1000"));
    assertThat(debt.statements().getFirst().parts().getLast().part())
        .isEqualTo(MinimumPart.ABOVE_BALANCE);
    assertThat(debt.overLimit()).isEqualTo(yuan("1000"));
  }

  // The example of the text repayment-order: one payment, two results.
  @Test
  void payment_paysChargesFirst_andFromThe91stDayPrincipal() {
    assertThat(paidOn(80).principal()).isEqualTo(yuan("7800"));
    assertThat(paidOn(80).fees()).isEqualTo(Money.ZERO);
    assertThat(paidOn(90).applications().getFirst().order()).isEqualTo(Order.CHARGES_FIRST);
    assertThat(paidOn(91).applications().getFirst().order()).isEqualTo(Order.PRINCIPAL_FIRST);
    assertThat(paidOn(95).principal()).isEqualTo(yuan("7000"));
    assertThat(paidOn(95).fees()).isEqualTo(yuan("800"));
  }

  private static DebtComposition paidOn(int daysOverdue) {
    LocalDate day = LocalDate.of(2025, 6, 25).plusDays(daysOverdue);
    Account account =
        new Account(
            5,
            InterestMethod.WHOLE_BALANCE,
            List.of(
                posting("2025-05-10", PostingType.PURCHASE, "8000"),
                posting("2025-05-11", PostingType.FEE, "800")),
            List.of(new Payment(day, yuan("1000"))),
            null,
            day);
    Contract free = new Contract(BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO, null, null, null);
    DebtComposition debt = compose(account, free);
    assertThat(debt.applications().getFirst().daysOverdue()).isEqualTo(daysOverdue);
    return debt;
  }

  @Test
  void penalties_stopOnThe181stDay_notBefore2024() {
    PenaltyLine last = unpaidSince(2025).penalties().getLast();
    assertThat(last.stop()).isNotNull();
    assertThat(last.sum()).isEqualTo(Money.ZERO);
    assertThat(unpaidSince(2025).penalties())
        .allSatisfy(p -> assertThat(p.stop() != null).isEqualTo(p.daysOverdue() >= 181));
    assertThat(unpaidSince(2022).penalties())
        .hasSizeGreaterThan(7)
        .allSatisfy(p -> assertThat(p.stop()).isNull());
  }

  private static DebtComposition unpaidSince(int year) {
    return compose(
        account(
            5,
            "%d-12-31".formatted(year),
            null,
            posting("%d-01-10".formatted(year), PostingType.PURCHASE, "5000")),
        Contract.NOTHING);
  }

  @Test
  void statementOfThe31st_isMadeOnTheLastDayOfEachMonth() {
    DebtComposition debt =
        compose(
            account(31, "2024-04-30", null, posting("2024-01-31", PostingType.PURCHASE, "100")),
            Contract.NOTHING);

    assertThat(debt.statements())
        .extracting(s -> s.day().toString())
        .containsExactly("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30");
  }

  @Test
  void creditBalance_paysWhatIsPostedNext() {
    Account account =
        new Account(
            5,
            InterestMethod.WHOLE_BALANCE,
            List.of(posting("2025-05-20", PostingType.CASH_ADVANCE, "80")),
            List.of(new Payment(LocalDate.of(2025, 5, 10), yuan("100"))),
            null,
            LocalDate.of(2025, 6, 30));
    DebtComposition debt = compose(account, Contract.NOTHING);

    assertThat(debt.total()).isEqualTo(Money.ZERO);
    assertThat(debt.credit()).isEqualTo(yuan("20"));
    assertThat(debt.applications().getLast().fromCredit()).isTrue();
  }

  @Test
  void rateOfTheContract_aboveTheCapOfTheDay_isRefusedWithBoth() {
    Account account =
        account(5, "2018-03-01", null, posting("2018-01-10", PostingType.CASH_ADVANCE, "100"));

    assertThatThrownBy(() -> compose(account, daily("0.06")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("0.06 percent of the contract is above the cap of 0.05 percent")
        .hasMessageContaining("interest-rules#daily-rate-cap");
    assertThatThrownBy(() -> compose(account, daily("0.03")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("below the floor of 0.035 percent");
    Account later =
        account(5, "2022-03-01", null, posting("2022-01-10", PostingType.CASH_ADVANCE, "100"));
    assertThat(compose(later, daily("0.06")).interest().fen()).isPositive();
  }

  @Test
  void figureThatNobodyStates_isNamedWithTheDay() {
    assertThatThrownBy(() ->
            compose(
                account(5, "2016-03-01", null, posting("2016-01-10", PostingType.FEE, "100")),
                Contract.NOTHING))
        .isInstanceOf(InvalidContent.class)
        .hasMessageContaining("card-price-list#days-to-pay")
        .hasMessageContaining("2016-02-05");
  }

  @Test
  void accountThatMakesNoSense_isRefusedWithTheField() {
    refused("account.statementDay", () -> account(0, "2025-01-01", null));
    refused("account.statementDay", () -> account(32, "2025-01-01", null));
    refused("account.limit", () -> account(5, "2025-01-01", "-1"));
    refused("asOf must lie in the years 1900 to 2999", () -> account(5, "1066-10-14", null));
    refused(
        "account.transactions[0].sum",
        () -> account(5, "2025-01-01", null, posting("2024-12-01", PostingType.FEE, "0")));
    refused(
        "account.transactions[0].day",
        () -> account(5, "2025-01-01", null, posting("2025-01-02", PostingType.FEE, "1")));
    refused(
        "account goes from",
        () -> account(5, "2025-01-01", null, posting("1925-01-01", PostingType.FEE, "1")));
    refused("contract.daysToPay", () -> new Contract(null, null, null, null, null, 28));
    refused("contract.dailyRatePercent", () -> daily("1e999999999"));
    refused("contract.dailyRatePercent", () -> daily("-0.01"));
    List<Payment> many =
        Collections.nCopies(1001, new Payment(LocalDate.of(2025, 1, 1), yuan("1")));
    assertThatThrownBy(() ->
            new Account(
                5, InterestMethod.UNPAID_PART, List.of(), many, null, LocalDate.of(2025, 1, 1)))
        .isInstanceOf(TooCostly.class);
  }

  @Test
  void sumsBeyondAllBounds_andLinesBeyondAllBounds_areRefused() {
    Account long1 =
        account(5, "2099-01-01", null, posting("2000-01-10", PostingType.CASH_ADVANCE, "100"));
    Scales scales = GeneratedAccounts.plainScales();
    assertThatThrownBy(() -> Ledger.compose(long1, PlanFigures.of(scales, daily("99"))))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("grows beyond");
    assertThatThrownBy(() -> Ledger.compose(long1, PlanFigures.of(scales, daily("0.05"))))
        .isInstanceOf(TooCostly.class);
  }

  private static void refused(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what).isInstanceOf(BadRequest.class).hasMessageContaining(field);
  }

  private static Contract daily(String percent) {
    return new Contract(new BigDecimal(percent), null, null, null, null, null);
  }

  private static DebtComposition example(InterestMethod method, String paid) {
    return compose(
        new Account(
            5,
            method,
            List.of(posting("2025-05-10", PostingType.PURCHASE, "10000")),
            List.of(new Payment(LocalDate.of(2025, 6, 25), yuan(paid))),
            null,
            LocalDate.of(2025, 7, 5)),
        Contract.NOTHING);
  }

  private static DebtComposition compose(Account account, Contract contract) {
    return Ledger.compose(account, FIGURES.under(contract));
  }

  private static Account account(
      int statementDay, String asOf, @Nullable String limit, Posting... postings) {
    return new Account(
        statementDay,
        InterestMethod.WHOLE_BALANCE,
        new ArrayList<>(List.of(postings)),
        List.of(),
        limit == null ? null : yuan(limit),
        LocalDate.parse(asOf));
  }

  private static Posting posting(String day, PostingType type, String sum) {
    return new Posting(LocalDate.parse(day), type, yuan(sum));
  }

  private static Money yuan(String sum) {
    return yuan(new BigDecimal(sum));
  }

  private static Money yuan(BigDecimal sum) {
    return Money.yuan(sum);
  }
}
