package almanac.relief.offer;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.InterestTerm;
import almanac.relief.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to promise a customer. A null promises nothing of its kind.
 *
 * @param periods monthly payments, 1 or more
 * @param overLimitSum the sum above the limit that the customer would be told
 * @param approved whether those who must approve it have done so
 */
public record Offer(
    @Nullable Integer periods,
    @Nullable BigDecimal downPaymentPercent,
    @Nullable BigDecimal waiveInterestPercent,
    @Nullable BigDecimal waivePenaltyPercent,
    @Nullable BigDecimal waiveFeePercent,
    @Nullable InterestTerm interest,
    @Nullable CardUse cardUsable,
    @Nullable LocalDate firstPaymentDay,
    @Nullable Integer deferralMonths,
    @Nullable Money overLimitSum,
    boolean approved) {
  // Longer than a working life; beyond it a number is a slip of the hand.
  private static final int MOST_MONTHS = 600;
  private static final int MOST_DECIMALS = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /**
   * An offer that can be judged.
   *
   * @throws BadRequest if a part of it makes no sense, or nothing is offered
   */
  public Offer {
    months("periods", periods, 1);
    months("deferralMonths", deferralMonths, 0);
    share("downPaymentPercent", downPaymentPercent);
    share("waiveInterestPercent", waiveInterestPercent);
    share("waivePenaltyPercent", waivePenaltyPercent);
    share("waiveFeePercent", waiveFeePercent);
    if (firstPaymentDay != null
        && (firstPaymentDay.getYear() < FIRST_YEAR || firstPaymentDay.getYear() > LAST_YEAR)) {
      throw new BadRequest(
          "offer.firstPaymentDay must lie in the years %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
    }
    if (Stream.of(
            periods,
            downPaymentPercent,
            waiveInterestPercent,
            waivePenaltyPercent,
            waiveFeePercent,
            interest,
            cardUsable,
            firstPaymentDay,
            deferralMonths,
            overLimitSum)
        .allMatch(Objects::isNull)) {
      throw new BadRequest("offer offers nothing; give at least one part of it, such as periods.");
    }
  }

  /** The same offer with a down payment, percent of the principal. */
  public Offer withDownPayment(BigDecimal percent) {
    return new Offer(
        periods,
        percent,
        waiveInterestPercent,
        waivePenaltyPercent,
        waiveFeePercent,
        interest,
        cardUsable,
        firstPaymentDay,
        deferralMonths,
        overLimitSum,
        approved);
  }

  private static void months(String field, @Nullable Integer months, int least) {
    if (months != null && (months < least || months > MOST_MONTHS)) {
      throw new BadRequest(
          "offer.%s is a number of months from %d to %d, it is not %d."
              .formatted(field, least, MOST_MONTHS, months));
    }
  }

  private static void share(String field, @Nullable BigDecimal percent) {
    // The exponent first: 1e999999999 would fill the memory once written out.
    if (percent != null
        && (percent.precision() - percent.scale() > MOST_DECIMALS
            || percent.stripTrailingZeros().scale() > MOST_DECIMALS
            || percent.signum() < 0
            || percent.compareTo(ALL) > 0)) {
      throw new BadRequest(
          "offer.%s is a share in percent from 0 to 100 with at most %d decimals, such as 12.5."
              .formatted(field, MOST_DECIMALS));
    }
  }
}
