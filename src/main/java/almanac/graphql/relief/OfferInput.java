package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.InterestTerm;
import almanac.graphql.Texts.CardUseName;
import almanac.graphql.Texts.InterestName;
import almanac.relief.offer.Offer;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What is about to be promised; what is absent is not promised. */
@Input("OfferInput")
@Description("What somebody is about to promise a customer. What is absent is not promised.")
public final class OfferInput {
  @Description("Monthly payments, 1 or more.")
  public @Nullable Integer periods;

  @Description("The down payment, percent of the debt.")
  public @Nullable BigDecimal downPaymentPercent;

  @Description("How much of the interest that has accrued is waived, percent.")
  public @Nullable BigDecimal waiveInterestPercent;

  @Description("How much of the penalties is waived, percent.")
  public @Nullable BigDecimal waivePenaltyPercent;

  @Description("How much of the fees is waived, percent.")
  public @Nullable BigDecimal waiveFeePercent;

  @Description("What is to happen to interest from now on.")
  public @Nullable InterestName interest;

  @Description("Whether the card is to stay usable.")
  public @Nullable CardUseName cardUsable;

  @Description("The day of the first payment.")
  public @Nullable LocalDate firstPaymentDay;

  @Description("How many months payment is to be put off.")
  public @Nullable Integer deferralMonths;

  @Description("The sum above the limit that the customer would be told, yuan.")
  public @Nullable BigDecimal overLimitSum;

  @Description("Whether those who must approve it have done so; absent: they have not.")
  public @Nullable Boolean approved;

  /**
   * The offer.
   *
   * @throws BadRequest if a part makes no sense, or nothing is offered
   */
  public Offer read() {
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
}
