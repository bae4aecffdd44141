package dev.tenon.design.constraints;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number at a place of a text, without sign and unit: {@code 12}, {@code 3_000}, {@code 0.5},
 * {@code 1e9}, {@code 64K}, {@code 2 Mi}.
 *
 * @param end behind its last character
 */
record Numeral(Rational value, int end) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d[\\d_]*+(?:\\.\\d[\\d_]*+)?+|\\.\\d[\\d_]*+)([eE][+-]?\\d++)?+"
              + "(?:[ \\t]*([KMGT]i|[KMGT])(?![\\p{L}\\p{N}_/]))?+");

  /** Digits of a number, and of powers of ten that it is written with. */
  private static final int DIGITS_MAX = 1_000;

  /**
   * The number that begins there; empty if none does.
   *
   * @throws WrongText if it is longer than anybody means
   */
  static Optional<Numeral> at(CharSequence text, int start) {
    Matcher m = FORM.matcher(text).region(start, text.length()).useTransparentBounds(true);
    if (!m.lookingAt()) {
      return Optional.empty();
    }
    String digits = m.group(1).replace("_", "");
    String power = m.group(2) == null ? "" : m.group(2).substring(1);
    int exponent = power.isEmpty() ? 0 : power.length() > 6 ? DIGITS_MAX + 1 : parse(power);
    if (digits.length() > DIGITS_MAX || Math.abs(exponent) > DIGITS_MAX) {
      throw new WrongText(
          new Text(
              "This number has more than " + DIGITS_MAX + " digits.",
              "这个数超过 " + DIGITS_MAX + " 位。"),
          new Text("Write a smaller one, or use a larger unit.", "请写较小的数，或使用更大的单位。"),
          start,
          m.end());
    }
    BigDecimal value = new BigDecimal(digits).scaleByPowerOfTen(exponent);
    Rational number = Rational.of(value.scale() < 0 ? value.setScale(0) : value);
    return Optional.of(new Numeral(number.times(factor(m.group(3))), m.end()));
  }

  private static int parse(String power) {
    return Integer.parseInt(power.startsWith("+") ? power.substring(1) : power);
  }

  private static Rational factor(@org.jspecify.annotations.Nullable String suffix) {
    if (suffix == null) {
      return Rational.ONE;
    }
    int power = "KMGT".indexOf(suffix.charAt(0)) + 1;
    return Rational.of(BigInteger.valueOf(suffix.endsWith("i") ? 1024 : 1000).pow(power));
  }
}
