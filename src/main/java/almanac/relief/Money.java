package almanac.relief;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sum of money in fen, the hundredth of a yuan. What is worked out in between is exact; the one
 * rule of rounding is {@link #rounded}: to the nearest fen, halves up, once for each sum that is
 * entered in an account.
 */
public record Money(long fen) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  private static final int DECIMALS = 2;

  /**
   * A sum of yuan.
   *
   * @throws ArithmeticException if it has parts of a fen, or is too large
   */
  public static Money yuan(BigDecimal yuan) {
    return new Money(yuan.movePointRight(DECIMALS).longValueExact());
  }

  /** A sum of fen, rounded by the one rule. */
  public static Money rounded(BigDecimal fen) {
    return new Money(fen.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  public BigDecimal yuan() {
    return BigDecimal.valueOf(fen, DECIMALS);
  }

  /** The sum as exact arithmetic wants it: a number of fen. */
  public BigDecimal exact() {
    return BigDecimal.valueOf(fen);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  /** A share in percent, rounded by the one rule. */
  public Money percent(BigDecimal percent) {
    return rounded(exact().multiply(percent).movePointLeft(2));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return yuan().toPlainString();
  }
}
