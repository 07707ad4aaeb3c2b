package almanac.relief.plan;

import almanac.document.DocumentException.BadRequest;
import almanac.relief.Money;
import almanac.relief.PlanFigure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the customer's contract fixes; for whatever is null the figure of the day holds. */
public record Contract(
    @Nullable BigDecimal dailyRatePercent,
    @Nullable BigDecimal penaltyPercent,
    @Nullable Money penaltyLeast,
    @Nullable Money penaltyMost,
    @Nullable BigDecimal minimumPercent,
    @Nullable Integer daysToPay) {
  /** A contract that fixes nothing. */
  public static final Contract NOTHING = new Contract(null, null, null, null, null, null);

  // A payment falls due before the next statement, and February has 28 days.
  static final int MOST_DAYS_TO_PAY = 27;
  private static final int MOST_DECIMALS = 8;
  private static final int DIGITS_OF_ALL = 3;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /**
   * A contract that can be reckoned with.
   *
   * @throws BadRequest if a part of it makes no sense
   */
  public Contract {
    share("dailyRatePercent", dailyRatePercent);
    share("penaltyPercent", penaltyPercent);
    share("minimumPercent", minimumPercent);
    sum("penaltyLeast", penaltyLeast);
    sum("penaltyMost", penaltyMost);
    if (daysToPay != null && (daysToPay < 1 || daysToPay > MOST_DAYS_TO_PAY)) {
      throw new BadRequest(
          "contract.daysToPay lies from 1 to %d, it is not %d."
              .formatted(MOST_DAYS_TO_PAY, daysToPay));
    }
  }

  private static void share(String field, @Nullable BigDecimal percent) {
    // The exponent first: 1e999999999 would fill the memory once written out.
    if (percent != null
        && (percent.precision() - percent.scale() > DIGITS_OF_ALL
            || percent.stripTrailingZeros().scale() > MOST_DECIMALS
            || percent.signum() < 0
            || percent.compareTo(ALL) > 0)) {
      throw new BadRequest(
          "contract.%s is a share in percent from 0 to 100 with at most %d decimals, such as 0.05."
              .formatted(field, MOST_DECIMALS));
    }
  }

  private static void sum(String field, @Nullable Money sum) {
    if (sum != null && sum.fen() < 0) {
      throw new BadRequest(
          "contract.%s is a sum of yuan, 0 or more, not %s.".formatted(field, sum));
    }
  }

  /** What it fixes of a figure, in the figure's unit; null: nothing. */
  @Nullable BigDecimal fixed(PlanFigure figure) {
    return switch (figure) {
      case DAILY_RATE -> dailyRatePercent;
      case PENALTY_SHARE -> penaltyPercent;
      case PENALTY_LEAST -> penaltyLeast == null ? null : penaltyLeast.yuan();
      case PENALTY_MOST -> penaltyMost == null ? null : penaltyMost.yuan();
      case MINIMUM_SHARE -> minimumPercent;
      case DAYS_TO_PAY -> daysToPay == null ? null : BigDecimal.valueOf(daysToPay);
      default -> null;
    };
  }

  /** The same contract at another daily rate. */
  Contract at(@Nullable BigDecimal dailyRate) {
    return new Contract(
        dailyRate, penaltyPercent, penaltyLeast, penaltyMost, minimumPercent, daysToPay);
  }
}
