package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.relief.Money;
import java.math.BigDecimal;

/** Sums of money as the API takes them: yuan with at most two decimals. */
final class Yuan {
  private static final int DIGITS = 15;

  private Yuan() {}

  /**
   * A sum that is not negative.
   *
   * @param field as the caller knows it
   */
  static Money money(String field, BigDecimal yuan) {
    // The exponent first: 1e999999999 would fill the memory once written out.
    if (yuan.signum() < 0
        || yuan.precision() - yuan.scale() > DIGITS
        || yuan.stripTrailingZeros().scale() > 2) {
      throw new BadRequest(
          field + " is a sum of yuan, 0 or more, with at most two decimals, such as 1234.56.");
    }
    return Money.yuan(yuan);
  }
}
