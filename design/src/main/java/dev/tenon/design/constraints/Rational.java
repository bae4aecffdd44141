package dev.tenon.design.constraints;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact number: a ratio in lowest terms.
 *
 * @param numerator any
 * @param denominator above zero
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  static final Rational ZERO = of(0);
  static final Rational ONE = of(1);

  /** More bits than this are no number that a design means; they would only take time. */
  private static final int BITS_MAX = 16_384;

  /** A longer number is shown rounded. */
  private static final int SHOWN_DIGITS = 30;

  public Rational {
    if (denominator.signum() <= 0) {
      throw new ArithmeticException("a denominator is above zero");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger common = numerator.gcd(denominator);
      if (!common.equals(BigInteger.ONE)) {
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
      }
    }
  }

  static Rational of(long whole) {
    return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Rational of(BigInteger whole) {
    return new Rational(whole, BigInteger.ONE);
  }

  static Rational of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? of(decimal.toBigIntegerExact())
        : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  Rational plus(Rational other) {
    if (isWhole() && other.isWhole()) {
      return of(numerator.add(other.numerator));
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.negate());
  }

  Rational times(Rational other) {
    if (isWhole() && other.isWhole()) {
      return of(numerator.multiply(other.numerator));
    }
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; of zero there is none. */
  public Rational over(Rational other) {
    BigInteger below = denominator.multiply(other.numerator);
    BigInteger above = numerator.multiply(other.denominator);
    return below.signum() < 0
        ? new Rational(above.negate(), below.negate())
        : new Rational(above, below);
  }

  Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  int signum() {
    return numerator.signum();
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether it is too long to reckon with. */
  boolean isHuge() {
    return numerator.bitLength() > BITS_MAX || denominator.bitLength() > BITS_MAX;
  }

  /** The greatest whole number that is not above it. */
  Rational floor() {
    if (isWhole()) {
      return this;
    }
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** The smallest whole number that is not below it. */
  Rational ceiling() {
    return negate().floor().negate();
  }

  @Override
  public int compareTo(Rational other) {
    if (denominator.equals(other.denominator)) {
      return numerator.compareTo(other.numerator);
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** As a decimal, rounded to some 16 digits where it has no end. */
  public BigDecimal toDecimal() {
    return finite()
        ? new BigDecimal(numerator).divide(new BigDecimal(denominator))
        : new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL64);
  }

  /** Whether its decimals end. */
  private boolean finite() {
    BigInteger rest = denominator.shiftRight(denominator.getLowestSetBit());
    BigInteger five = BigInteger.valueOf(5);
    while (rest.compareTo(BigInteger.ONE) > 0) {
      BigInteger[] parts = rest.divideAndRemainder(five);
      if (parts[1].signum() != 0) {
        return false;
      }
      rest = parts[0];
    }
    return true;
  }

  /** As a person writes it: {@code 12}, {@code 0.5}, {@code 10/3}, {@code ≈1.5E+400}. */
  @Override
  public String toString() {
    if (numerator.bitLength() > SHOWN_DIGITS * 4 || denominator.bitLength() > SHOWN_DIGITS * 4) {
      BigDecimal rounded =
          new BigDecimal(numerator)
              .divide(new BigDecimal(denominator), new MathContext(4, RoundingMode.HALF_EVEN))
              .stripTrailingZeros();
      boolean exact = of(rounded).equals(this);
      return (exact ? "" : "≈") + rounded.toString().replace("E+", "e").replace("E", "e");
    }
    if (isWhole()) {
      return numerator.toString();
    }
    if (finite()) {
      String plain = toDecimal().stripTrailingZeros().toPlainString();
      if (plain.length() <= SHOWN_DIGITS) {
        return plain;
      }
    }
    return numerator + "/" + denominator;
  }
}
