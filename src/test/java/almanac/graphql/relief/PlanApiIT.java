package almanac.graphql.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Debts and plans over the API, by the figures of this repository's content. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PlanApiIT {
  private static final String DEBTOR =
      "{speaker: DEBTOR, product: CREDIT_CARD, willingToRepay: true, debtExceedsCapacity: true,"
          + " hardship: UNEMPLOYMENT, earlierRelief: NONE, currency: CNY, principal: 36000,"
          + " interest: 1000.01, penalty: 200, fees: 0}";

  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  @ParameterizedTest(name = "{0}, {1} paid: {2}")
  @CsvSource({
    "WHOLE_BALANCE, 1000, 275.00, 0.00",
    "UNPAID_PART, 1000, 252.00, 0.00",
    "WHOLE_BALANCE, 10000, 0.00, 0.00",
    "UNPAID_PART, 300, 271.60, 35.00"
  })
  void example_ofTheAccount_isAnsweredToTheFen(
      String method, String paid, String interest, String penalty) {
    JsonObject debt =
        api.data(
                "{ debtComposition(account: "
                    + account(method, paid)
                    + ", asOf: \"2025-07-05\") { principal interestPosted interestAccrued penalty"
                    + " fees total interestLines { days rate { value version document { slug }"
                    + " clause { id } } } } }")
            .getJsonObject("debtComposition");

    assertThat(sum(debt, "interestPosted")).isEqualByComparingTo(interest);
    assertThat(sum(debt, "penalty")).isEqualByComparingTo(penalty);
    assertThat(
            sum(debt, "principal")
                .add(sum(debt, "interestPosted"))
                .add(sum(debt, "interestAccrued"))
                .add(sum(debt, "penalty"))
                .add(sum(debt, "fees")))
        .isEqualByComparingTo(sum(debt, "total"));
    debt.getJsonArray("interestLines")
        .forEach(line ->
            assertThat(line.toString())
                .contains(
                    "\"version\":1,\"document\":{\"slug\":\"card-price-list\"},\"clause\":{\"id\":\"daily-interest\"}"));
  }

  @Test
  void plan_hasRowsThatAddUp_andAllThatAnAgreementMustState() {
    JsonObject plan = plan(DEBTOR, "{periods: 7, interest: CONTINUES, downPaymentPercent: 5}");

    assertThat(plan.isNull("withheld")).isTrue();
    assertThat(plan.getString("decision")).isEqualTo("CONDITIONAL");
    JsonObject schedule = plan.getJsonObject("schedule");
    var rows = schedule.getJsonArray("rows").getValuesAs(JsonObject.class);
    assertThat(rows).hasSize(8);
    assertThat(rows.getFirst().getJsonNumber("principal").bigDecimalValue())
        .isEqualByComparingTo("1800");
    assertThat(rows.get(1).getString("dueDay")).isEqualTo("2025-11-30");
    assertThat(rows.get(4).getString("dueDay")).isEqualTo("2026-02-28");
    assertThat(rows.stream().map(r -> sum(r, "principal")).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("36000");
    assertThat(rows.stream().map(r -> sum(r, "total")).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(sum(schedule, "total"));
    assertThat(schedule.getJsonArray("agreement").getValuesAs(JsonObject.class))
        .extracting(i -> i.getString("topic"), i -> i.getJsonObject("clause").getString("id"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("BALANCE", "agreement"),
            org.assertj.core.groups.Tuple.tuple("SCHEDULE", "agreement"),
            org.assertj.core.groups.Tuple.tuple("CHARGES", "charges"),
            org.assertj.core.groups.Tuple.tuple("NO_NEW_CARDS", "no-new-cards"),
            org.assertj.core.groups.Tuple.tuple("DUTIES_AND_BREACH", "stop-collection"),
            org.assertj.core.groups.Tuple.tuple("OTHERS", "agreement"));
  }

  @Test
  void offerThatIsForbidden_hasNoRows() {
    JsonObject plan = plan(DEBTOR, "{periods: 61, interest: CONTINUES}");

    assertThat(plan.getString("decision")).isEqualTo("FORBIDDEN");
    assertThat(plan.isNull("schedule")).isTrue();
  }

  @Test
  void thirdParty_isToldNothing() {
    JsonObject plan = plan(DEBTOR.replace("DEBTOR", "OTHER"), "{periods: 6, interest: CONTINUES}");

    assertThat(plan.isNull("withheld")).isFalse();
    assertThat(plan.isNull("program")).isTrue();
    assertThat(plan.isNull("debt")).isTrue();
    assertThat(plan.isNull("schedule")).isTrue();
    assertThat(plan.getJsonArray("findings")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "BAD_REQUEST|account.statementDay|debtComposition(account: {statementDay: 0, method: UNPAID_PART}) { total }",
        "BAD_REQUEST|account.transactions[0].sum|debtComposition(account: {statementDay: 5, method: UNPAID_PART, transactions: [{day: \"2025-01-01\", type: FEE, sum: -1}]}) { total }",
        "BAD_REQUEST|account.payments[0].day|debtComposition(account: {statementDay: 5, method: UNPAID_PART, payments: [{day: \"2025-01-02\", sum: 1}]}, asOf: \"2025-01-01\") { total }",
        "BAD_REQUEST|contract.daysToPay|debtComposition(account: {statementDay: 5, method: UNPAID_PART}, contract: {daysToPay: 28}) { total }",
        "INVALID_CONTENT|card-price-list#days-to-pay|debtComposition(account: {statementDay: 5, method: UNPAID_PART, transactions: [{day: \"2015-01-01\", type: FEE, sum: 1}]}, asOf: \"2015-02-06\") { total }",
        "NOT_FOUND|no such programme|repaymentPlan(program: \"nowhere\", input: {case: {speaker: DEBTOR}, offer: {periods: 3}}) { decision }",
        "NOT_FOUND|no such programme|repaymentPlan(program: \"card-price-list\", input: {case: {speaker: DEBTOR}, offer: {periods: 3}}) { decision }",
        "BAD_REQUEST|offer.periods|repaymentPlan(program: \"personal-instalment-plan\", input: {case: {speaker: DEBTOR}, offer: {periods: 0}}) { decision }",
        "BAD_REQUEST|case.principal is missing|repaymentPlan(program: \"personal-instalment-plan\", input: {case: {speaker: DEBTOR}, offer: {periods: 3}}) { decision }",
        "BAD_REQUEST|agreementDay|repaymentPlan(program: \"personal-instalment-plan\", input: {case: {speaker: DEBTOR}, offer: {periods: 3}, agreementDay: \"2025-07-01\"}, asOf: \"2025-07-02\") { decision }"
      })
  void inputThatMakesNoSense_isRefusedWithTheField(String code, String sentence, String query) {
    var reply = api.post("{ " + query + " }");

    assertThat(reply.errors()).as(reply.body()).hasSize(1);
    JsonObject error = reply.errors().getJsonObject(0);
    assertThat(error.getJsonObject("extensions").getString("code")).isEqualTo(code);
    assertThat(error.getString("message")).contains(sentence);
  }

  private JsonObject plan(String known, String offer) {
    return api.data(
            "{ repaymentPlan(program: \"personal-instalment-plan\", input: {case: "
                + known
                + ", offer: "
                + offer
                + ", agreementDay: \"2025-10-31\"}) { withheld { clause { id } } program { slug }"
                + " decision findings { sentence } debt { total }"
                + " schedule { total rows { number dueDay days principal interest total }"
                + " agreement { topic settled says clause { id } } } } }")
        .getJsonObject("repaymentPlan");
  }

  private static String account(String method, String paid) {
    return ("{statementDay: 5, method: %s, transactions: [{day: \"2025-05-10\", type: PURCHASE,"
            + " sum: 10000}], payments: [{day: \"2025-06-25\", sum: %s}]}")
        .formatted(method, paid);
  }

  private static BigDecimal sum(JsonObject of, String field) {
    return of.getJsonNumber(field).bigDecimalValue();
  }
}
