package almanac.graphql.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offers and words as an agent asks for them, on the content of this repository. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class OfferApiIT {
  private static final String DAY = "2026-11-22";
  private static final String CASE =
      "speaker: DEBTOR, product: CREDIT_CARD, debtExceedsCapacity: true, willingToRepay: true,"
          + " hardship: UNEMPLOYMENT, earlierRelief: NONE, evidenceReady: true,"
          + " agreementDay: \"2026-11-30\"";
  private static final String FINDINGS =
      "{ decision verdict program { slug } withheld { clause { id } } findings { about decision"
          + " sentence offered allowed ground { document { slug } version clause { id heading } }"
          + " instead { text } forbidden { text } ask { name question } } }";
  private static final String HINTS =
      "{ falseAlarmRate foundRate harmlessSentences forbiddenSentences hints { from until quote"
          + " promises ground { document { slug } version clause { id heading } } forbidden { text }"
          + " instead { text } } }";

  @Inject Knowledge knowledge;
  @Inject ReliefShelf programmes;

  private final Api agent = Api.ofTest().as("agent");

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  private static String offer(String program, String known, String offer) {
    return "{ checkOffer(program: \"%s\", case: {%s}, offer: {%s}, asOf: \"%s\") %s }"
        .formatted(program, known, offer, DAY, FINDINGS);
  }

  private JsonObject check(String program, String known, String offer) {
    return agent.data(offer(program, known, offer)).getJsonObject("checkOffer");
  }

  private JsonObject wording(String text, String program) {
    return agent
        .data(
            "query ($text: String!) { checkWording(text: $text, program: %s, asOf: \"%s\") %s }"
                .formatted(program, DAY, HINTS),
            "text",
            text)
        .getJsonObject("checkWording");
  }

  private static List<JsonObject> list(JsonObject of, String name) {
    return of.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  /** The three promises that service errors came from, each refused with its clause. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the card stays usable|lump-sum-settlement|cardUsable: YES|card-usable",
        "a long instalment free of all charges|personal-instalment-plan|periods: 60, interest:"
            + " FROZEN, waiveFeePercent: 100|interest waive-fee-percent",
        "a wrong sum above the limit|personal-instalment-plan|overLimitSum: 800|over-limit-sum",
      })
  void promiseThatIsNotFeasible_isForbidden_withItsClause(
      String error, String program, String offer, String abouts) {
    JsonObject check = check(program, CASE + ", overLimit: 1200", offer + ", approved: true");

    assertThat(check.getString("decision")).isEqualTo("FORBIDDEN");
    for (String about : abouts.split(" ", -1)) {
      JsonObject finding =
          list(check, "findings").stream()
              .filter(f -> f.getString("about").equals(about))
              .findFirst()
              .orElseThrow(() -> new AssertionError(about + " is not in " + check));
      assertThat(finding.getString("decision")).isEqualTo("FORBIDDEN");
      System.out.printf(
          "offer, %s: %s %s; %s; said instead: %s%n",
          error,
          about,
          finding.getString("decision"),
          finding.isNull("ground") ? "NO GROUND" : ground(finding.getJsonObject("ground")),
          finding.isNull("instead") ? "-" : finding.getJsonObject("instead").getString("text"));
      assertThat(finding.getJsonObject("ground").isNull("clause")).isFalse();
    }
  }

  private static String ground(JsonObject ground) {
    return "%s version %d, %s"
        .formatted(
            ground.getJsonObject("document").getString("slug"),
            ground.getInt("version"),
            ground.get("clause"));
  }

  @Test
  void offerWithinTheTerms_isAllowed() {
    JsonObject check =
        check(
            "personal-instalment-plan",
            CASE,
            "periods: 60, downPaymentPercent: 5, cardUsable: NO, approved: true");

    assertThat(check.getString("decision")).isEqualTo("ALLOWED");
    assertThat(check.getString("verdict")).isEqualTo("ELIGIBLE");
    assertThat(list(check, "findings")).hasSize(3);
  }

  @Test
  void offerOfWhichTooLittleIsKnown_isConditional_withWhatToAsk() {
    JsonObject check = check("personal-instalment-plan", "speaker: DEBTOR", "periods: 12");

    assertThat(check.getString("decision")).isEqualTo("CONDITIONAL");
    assertThat(list(check, "findings"))
        .extracting(f -> f.getString("about"))
        .contains("facts", "approval", "evidence");
    assertThat(check.toString()).contains("是否愿意还款").contains("willingToRepay");
  }

  @Test
  void toAThirdParty_nothingIsDisclosed() {
    JsonObject check = check("personal-instalment-plan", "speaker: OTHER", "periods: 12");

    assertThat(check.isNull("withheld")).isFalse();
    assertThat(check.isNull("program")).isTrue();
    assertThat(check.isNull("decision")).isTrue();
    assertThat(check.isNull("verdict")).isTrue();
    assertThat(list(check, "findings")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-programme",
    "spring-relief-2026",
    "card-measures-2011",
    "over-limit-question",
    "''"
  })
  void whatIsNoProgrammeInForce_isNotFound_andAllAlike(String program) {
    Reply offer = agent.post(offer(program, CASE, "periods: 12"));
    Reply wording =
        agent.post(
            "{ checkWording(text: \"好\", program: \"%s\", asOf: \"%s\") %s }"
                .formatted(program, DAY, HINTS));

    for (Reply reply : List.of(offer, wording)) {
      assertThat(reply.code()).isEqualTo("NOT_FOUND");
      assertThat(reply.errors().getJsonObject(0).getString("message"))
          .isEqualTo("There is no such programme in force on the day, or it is not for you.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "periods: 0|offer.periods",
        "periods: -1|offer.periods",
        "waivePenaltyPercent: 101|offer.waivePenaltyPercent",
        "waivePenaltyPercent: 1.123456789|offer.waivePenaltyPercent",
        "overLimitSum: -1|offer.overLimitSum",
        "overLimitSum: 0.001|offer.overLimitSum",
        "firstPaymentDay: \"2020-01-01\"|offer.firstPaymentDay",
        "approved: true|offer offers nothing",
        "deferralMonths: -2|offer.deferralMonths",
      })
  void badOffer_isABadRequest_withTheFieldNamed(String offer, String said) {
    Reply reply = agent.post(offer("personal-instalment-plan", CASE, offer));

    assertThat(reply.code()).isEqualTo("BAD_REQUEST");
    assertThat(reply.errors().getJsonObject(0).getString("message")).startsWith(said);
  }

  @Test
  void words_areQuoted_withWhatForbidsThem_andTheRatesOfTheCheck() {
    JsonObject check = wording("您放心，办了分期卡照常能刷，我保证给您批。", "\"personal-instalment-plan\"");

    assertThat(list(check, "hints"))
        .extracting(h -> h.getString("quote"))
        .contains("卡照常能刷", "保证给您批");
    assertThat(list(check, "hints").getFirst().getJsonObject("ground").toString())
        .contains("personal-instalment-plan")
        .contains("card-use");
    assertThat(check.getJsonNumber("falseAlarmRate").doubleValue()).isBetween(0.0, 0.05);
    assertThat(check.getJsonNumber("foundRate").doubleValue()).isBetween(0.8, 1.0);
    assertThat(check.getInt("harmlessSentences")).isGreaterThanOrEqualTo(150);
  }

  @Test
  void words_ofWhichThereAreNoneOrTooMany_areABadRequest() {
    String query = "query ($text: String!) { checkWording(text: $text) { falseAlarmRate } }";

    assertThat(agent.post(query, "text", "").code()).isEqualTo("BAD_REQUEST");
    assertThat(agent.post(query, "text", "好".repeat(2001)).code()).isEqualTo("BAD_REQUEST");
    assertThat(agent.post(query, "text", "卡".repeat(2000)).errors()).isEmpty();
    assertThat(agent.post(query, "text", "\0卡照常能刷").code()).isEqualTo("BAD_REQUEST");
    assertThat(agent.post(query, "text", "😀卡照常能刷").errors()).isEmpty();
  }

  @Test
  void whatIsNarrowed_isGoneWithTheNextRequest_itsLinesToo() {
    LocalDate day = ReliefShelf.FIRST.plusDays(40);
    String offer =
        "{ checkOffer(program: \"offer-it-seen\", case: {speaker: DEBTOR}, offer: {periods: 13},"
            + " asOf: \"%s\") %s }".formatted(day, FINDINGS);
    String words = "{ checkWording(text: \"甲计划分八十期\", asOf: \"%s\") %s }".formatted(day, HINTS);
    programmes.publish("offer-it-seen", ReliefShelf.program("甲 计划", 40));
    assertThat(agent.data(offer).toString()).contains("甲 计划");
    assertThat(agent.data(words).toString()).contains("甲 计划").contains("offer-it-seen");

    programmes.publish("offer-it-seen", ReliefShelf.program("甲 计划", 40, ReliefShelf.GROUP));
    assertThat(agent.post(offer).code()).isEqualTo("NOT_FOUND");
    JsonObject hidden = agent.data(words);
    assertThat(list(hidden.getJsonObject("checkWording"), "hints")).hasSize(1);
    assertThat(hidden.toString()).doesNotContain("甲 计划").doesNotContain("offer-it-seen");
  }
}
