package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Fact;
import almanac.relief.Case;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What is known of a customer's case: a field for each fact, by its name; absent means unknown. */
@Input("CaseInput")
@Description(
    "What is known of a customer's case. What is absent is unknown, never false. Nothing of it is kept.")
public final class CaseInput {
  @Description(
      "Who is on the phone; to anyone but these three nothing may be offered or disclosed.")
  public @Nullable Speaker speaker;

  @Description("The product that is owed on.")
  public @Nullable Product product;

  @Description("The delinquency stage, as the account shows it.")
  public @Nullable DelinquencyStage delinquencyStage;

  @Description("The currency of the debt.")
  public @Nullable Currency currency;

  @Description("What keeps the customer from paying.")
  public @Nullable Hardship hardship;

  @Description("The state of the card.")
  public @Nullable CardStatus cardStatus;

  @Description("Whether there was relief before, and how it went.")
  public @Nullable EarlierRelief earlierRelief;

  @Description("Whether the bank has sued, or won.")
  public @Nullable Litigation litigation;

  @Description("Where the customer lives, as texts name regions.")
  public @Nullable String region;

  @Description("Days overdue today.")
  public @Nullable Integer daysOverdue;

  @Description("The day of the month on which the statement is made, 1 to 31.")
  public @Nullable Integer billingDay;

  @Description("Principal owed, yuan.")
  public @Nullable BigDecimal principal;

  @Description("Interest owed, yuan.")
  public @Nullable BigDecimal interest;

  @Description("Penalties owed, yuan.")
  public @Nullable BigDecimal penalty;

  @Description("Fees owed, yuan.")
  public @Nullable BigDecimal fees;

  @Description("What is owed above the limit, yuan.")
  public @Nullable BigDecimal overLimit;

  @Description("The minimum payment of this statement, yuan.")
  public @Nullable BigDecimal minimumPayment;

  @Description("All that is owed, yuan; worked out if its four parts are given.")
  public @Nullable BigDecimal debtTotal;

  @Description("Income a month, yuan.")
  public @Nullable BigDecimal monthlyIncome;

  @Description("Necessary spending a month, yuan.")
  public @Nullable BigDecimal necessarySpending;

  @Description(
      "What is left to pay with each month, yuan; worked out if income and spending are given.")
  public @Nullable BigDecimal monthlySurplus;

  @Description("Whether the customer is willing to repay.")
  public @Nullable Boolean willingToRepay;

  @Description("Whether the debt is beyond what the customer can pay.")
  public @Nullable Boolean debtExceedsCapacity;

  @Description("Whether the customer can settle with one payment.")
  public @Nullable Boolean canPayLumpSum;

  @Description("Whether the customer says that transactions were not his.")
  public @Nullable Boolean fraudDisputed;

  @Description("Whether the papers are at hand.")
  public @Nullable Boolean evidenceReady;

  @Description("Whether the customer is in a region that was declared a disaster area.")
  public @Nullable Boolean inDisasterArea;

  @Description("The day on which the agreement is, or will be, signed.")
  @JsonbTypeDeserializer(DayReader.class)
  public @Nullable LocalDate agreementDay;

  @Description("The first day of the hardship.")
  @JsonbTypeDeserializer(DayReader.class)
  public @Nullable LocalDate hardshipSince;

  /**
   * The case.
   *
   * @throws BadRequest if a value does not fit, or facts contradict each other
   */
  public Case read() {
    Map<Fact, Object> facts = new EnumMap<>(Fact.class);
    put(facts, Fact.SPEAKER, speaker);
    put(facts, Fact.PRODUCT, product);
    put(facts, Fact.DELINQUENCY_STAGE, delinquencyStage);
    put(facts, Fact.CURRENCY, currency);
    put(facts, Fact.HARDSHIP, hardship);
    put(facts, Fact.CARD_STATUS, cardStatus);
    put(facts, Fact.EARLIER_RELIEF, earlierRelief);
    put(facts, Fact.LITIGATION, litigation);
    put(facts, Fact.REGION, region);
    put(facts, Fact.DAYS_OVERDUE, daysOverdue);
    put(facts, Fact.BILLING_DAY, billingDay);
    put(facts, Fact.PRINCIPAL, principal);
    put(facts, Fact.INTEREST, interest);
    put(facts, Fact.PENALTY, penalty);
    put(facts, Fact.FEES, fees);
    put(facts, Fact.OVER_LIMIT, overLimit);
    put(facts, Fact.MINIMUM_PAYMENT, minimumPayment);
    put(facts, Fact.DEBT_TOTAL, debtTotal);
    put(facts, Fact.MONTHLY_INCOME, monthlyIncome);
    put(facts, Fact.NECESSARY_SPENDING, necessarySpending);
    put(facts, Fact.MONTHLY_SURPLUS, monthlySurplus);
    put(facts, Fact.WILLING_TO_REPAY, willingToRepay);
    put(facts, Fact.DEBT_EXCEEDS_CAPACITY, debtExceedsCapacity);
    put(facts, Fact.CAN_PAY_LUMP_SUM, canPayLumpSum);
    put(facts, Fact.FRAUD_DISPUTED, fraudDisputed);
    put(facts, Fact.EVIDENCE_READY, evidenceReady);
    put(facts, Fact.IN_DISASTER_AREA, inDisasterArea);
    put(facts, Fact.AGREEMENT_DAY, agreementDay);
    put(facts, Fact.HARDSHIP_SINCE, hardshipSince);
    return Case.of(facts);
  }

  private static void put(Map<Fact, Object> facts, Fact fact, @Nullable Object value) {
    if (value != null) {
      facts.put(
          fact,
          switch (value) {
            case LocalDate day -> DayReader.day("case." + Case.field(fact), day);
            case BigDecimal yuan -> Yuan.money("case." + Case.field(fact), yuan);
            case java.lang.Enum<?> choice -> key(fact, choice);
            default -> value;
          });
    }
  }

  // The names of the API are those of content files, in capitals.
  private static String key(Fact fact, java.lang.Enum<?> choice) {
    String name = choice.name().replace('_', '-');
    return fact.choices().stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow();
  }

  /** Who is on the phone; to anyone but these three nothing may be offered or disclosed. */
  @Enum("Speaker")
  @Description(
      "Who is on the phone; to anyone but these three nothing may be offered or disclosed.")
  public enum Speaker {
    DEBTOR,
    GUARANTOR,
    SPOUSE_JOINT_DEBT,
    OTHER
  }

  /** The product that is owed on. */
  @Enum("Product")
  @Description("The product that is owed on.")
  public enum Product {
    CREDIT_CARD,
    SUPPLEMENTARY_CARD,
    STUDENT_CARD,
    CASH_INSTALMENT
  }

  /** The delinquency stage, as the account shows it. */
  @Enum("DelinquencyStage")
  @Description("The delinquency stage, as the account shows it.")
  public enum DelinquencyStage {
    M0,
    M1,
    M2,
    M3,
    M4,
    M5,
    M6,
    M7_PLUS
  }

  /** The currency of the debt. */
  @Enum("Currency")
  @Description("The currency of the debt.")
  public enum Currency {
    CNY,
    FOREIGN
  }

  /** What keeps the customer from paying. */
  @Enum("Hardship")
  @Description("What keeps the customer from paying.")
  public enum Hardship {
    NONE,
    UNEMPLOYMENT,
    SERIOUS_ILLNESS,
    DISASTER,
    INCOME_DROP,
    BUSINESS_FAILURE,
    BEREAVEMENT,
    EPIDEMIC
  }

  /** The state of the card. */
  @Enum("CardStatus")
  @Description("The state of the card.")
  public enum CardStatus {
    NORMAL,
    STOPPED,
    CANCELLED
  }

  /** Whether there was relief before, and how it went. */
  @Enum("EarlierRelief")
  @Description("Whether there was relief before, and how it went.")
  public enum EarlierRelief {
    NONE,
    PERFORMING,
    COMPLETED,
    BROKEN
  }

  /** Whether the bank has sued, or won. */
  @Enum("Litigation")
  @Description("Whether the bank has sued, or won.")
  public enum Litigation {
    NONE,
    FILED,
    JUDGED
  }
}
