package almanac.relief.plan;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction, for oracles: nothing of it is what the rules under test are made of. */
record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
  static final Fraction ZERO = of(0);

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction percent(BigDecimal percent) {
    return new Fraction(percent.unscaledValue(), BigInteger.TEN.pow(Math.max(0, percent.scale())))
        .times(
            new Fraction(
                BigInteger.TEN.pow(Math.max(0, -percent.scale())), BigInteger.valueOf(100)));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
            above.multiply(other.below).add(other.above.multiply(below)),
            below.multiply(other.below))
        .small();
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.above.negate(), other.below));
  }

  Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below)).small();
  }

  Fraction times(long whole) {
    return times(of(whole));
  }

  private Fraction small() {
    BigInteger by = above.gcd(below);
    return by.signum() == 0 ? this : new Fraction(above.divide(by), below.divide(by));
  }

  /** The nearest whole number, halves up; for what is not negative. */
  long rounded() {
    return above.shiftLeft(1).add(below).divide(below.shiftLeft(1)).longValueExact();
  }

  @Override
  public int compareTo(Fraction other) {
    return above.multiply(other.below).compareTo(other.above.multiply(below));
  }
}
