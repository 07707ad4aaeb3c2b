package almanac.relief.plan;

import static java.util.Objects.requireNonNullElse;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.Terms;
import almanac.relief.DueDays;
import almanac.relief.offer.Offer;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one plan, with nothing left open.
 *
 * @param payDay the day of the month on which all payments but the first fall due
 * @param reducedRate the daily rate in percent of {@link InterestTerm#REDUCED}; null otherwise
 */
public record PlanTerms(
    int periods,
    LocalDate agreementDay,
    LocalDate firstPaymentDay,
    int payDay,
    BigDecimal downPaymentPercent,
    BigDecimal waiveInterestPercent,
    BigDecimal waivePenaltyPercent,
    BigDecimal waiveFeePercent,
    InterestTerm interest,
    @Nullable BigDecimal reducedRate) {
  private static final int LONGEST_MONTH = 31;
  private static final int MOST_YEARS = 100;
  private static final int MOST_DIGITS = 12;

  /**
   * The terms of an offer; of what it does not speak, the programme's down payment and interest
   * hold, and nothing is waived or deferred.
   *
   * @param billingDay the day of the month to pay on; null: that of the first payment
   * @throws BadRequest if something is missing, or does not fit
   */
  public static PlanTerms of(
      Offer offer,
      Terms programme,
      LocalDate agreementDay,
      @Nullable Integer billingDay,
      @Nullable BigDecimal reducedRate) {
    Account.day("agreementDay", agreementDay, null);
    if (billingDay != null && (billingDay < 1 || billingDay > LONGEST_MONTH)) {
      throw new BadRequest(
          "billingDay is a day of the month from 1 to 31, it is not %d.".formatted(billingDay));
    }
    if (offer.periods() == null) {
      throw new BadRequest("offer.periods is missing; a plan has 1 payment or more.");
    }
    InterestTerm interest = offer.interest() == null ? programme.interest() : offer.interest();
    if (interest == null) {
      throw new BadRequest(
          "offer.interest is missing, and the programme does not speak of it; say CONTINUES, REDUCED or FROZEN.");
    }
    reduced(interest, reducedRate);
    int payDay = requireNonNullElse(billingDay, agreementDay.getDayOfMonth());
    LocalDate first = offer.firstPaymentDay();
    if (first == null) {
      int months = 1 + requireNonNullElse(offer.deferralMonths(), 0);
      first = DueDays.after(agreementDay, months, payDay);
    } else if (billingDay == null) {
      payDay = first.getDayOfMonth();
    }
    if (!first.isAfter(agreementDay) || first.isAfter(agreementDay.plusYears(MOST_YEARS))) {
      throw new BadRequest(
          "offer.firstPaymentDay is %s; it lies after the day of agreement, %s, and within %d years of it."
              .formatted(first, agreementDay, MOST_YEARS));
    }
    return new PlanTerms(
        offer.periods(),
        agreementDay,
        first,
        payDay,
        share(offer.downPaymentPercent(), programme.downPaymentPercent()),
        share(offer.waiveInterestPercent(), null),
        share(offer.waivePenaltyPercent(), null),
        share(offer.waiveFeePercent(), null),
        interest,
        reducedRate);
  }

  private static BigDecimal share(@Nullable BigDecimal offered, @Nullable BigDecimal programme) {
    return offered != null ? offered : requireNonNullElse(programme, BigDecimal.ZERO);
  }

  private static void reduced(InterestTerm interest, @Nullable BigDecimal rate) {
    if (interest == InterestTerm.REDUCED && rate == null) {
      throw new BadRequest(
          "reducedDailyRatePercent is missing; reduced interest needs the rate that is agreed.");
    }
    if (interest != InterestTerm.REDUCED && rate != null) {
      throw new BadRequest(
          "reducedDailyRatePercent is given, but interest is %s; leave it out or say REDUCED."
              .formatted(interest));
    }
    if (rate != null
        && (rate.signum() < 0
            || rate.precision() - rate.scale() > 2
            || rate.stripTrailingZeros().scale() > MOST_DIGITS)) {
      throw new BadRequest(
          "reducedDailyRatePercent is a daily rate in percent from 0 to 100, such as 0.03.");
    }
  }

  /** The day on which a payment falls due; a month without that day has its last. */
  LocalDate dueDay(int number) {
    return number == 1 ? firstPaymentDay : DueDays.after(firstPaymentDay, number - 1L, payDay);
  }
}
