package almanac.graphql.relief;

import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.InterestTerm;
import almanac.relief.offer.Offer;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** An offer as the caller would make it. */
@Input("OfferInput")
@Description("What somebody is about to promise. What is absent is not promised.")
public final class OfferInput {
  @Description("Monthly payments.")
  public @Nullable Integer periods;

  @Description("Down payment, percent of the principal.")
  public @Nullable BigDecimal downPaymentPercent;

  @Description("How much of the interest owed is waived, percent.")
  public @Nullable BigDecimal waiveInterestPercent;

  @Description("How much of the penalties is waived, percent.")
  public @Nullable BigDecimal waivePenaltyPercent;

  @Description("How much of the fees is waived, percent.")
  public @Nullable BigDecimal waiveFeePercent;

  @Description("What happens to interest meanwhile.")
  public @Nullable OfferedInterest interest;

  @Description("Whether the card may be used meanwhile.")
  public @Nullable OfferedCardUse cardUsable;

  @Description("The day of the first payment.")
  public @Nullable LocalDate firstPaymentDay;

  @Description("Months by which payments are put off.")
  public @Nullable Integer deferralMonths;

  @Description("The sum above the limit that the customer would be told, yuan.")
  public @Nullable BigDecimal overLimitSum;

  @Description("Whether those who must approve it have done so.")
  public @Nullable Boolean approved;

  Offer read() {
    return new Offer(
        periods,
        downPaymentPercent,
        waiveInterestPercent,
        waivePenaltyPercent,
        waiveFeePercent,
        interest == null ? null : InterestTerm.valueOf(interest.name()),
        cardUsable == null ? null : CardUse.valueOf(cardUsable.name()),
        firstPaymentDay,
        deferralMonths,
        overLimitSum == null ? null : Yuan.money("offer.overLimitSum", overLimitSum),
        Boolean.TRUE.equals(approved));
  }

  /** What happens to interest meanwhile. */
  @Enum("OfferedInterest")
  @Description("What happens to interest meanwhile.")
  public enum OfferedInterest {
    CONTINUES,
    REDUCED,
    FROZEN
  }

  /** Whether the card may be used meanwhile. */
  @Enum("OfferedCardUse")
  @Description("Whether the card may be used meanwhile.")
  public enum OfferedCardUse {
    YES,
    NO,
    AFTER_SETTLEMENT
  }
}
