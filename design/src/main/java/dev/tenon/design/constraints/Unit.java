package dev.tenon.design.constraints;

/**
 * What a number counts in.
 *
 * @param text as written
 * @param factor how much of the smallest unit of its dimension it is
 */
record Unit(String text, Rational factor, Dimension dimension) {
  /** No unit at all. */
  static final Unit NONE = new Unit("", Rational.ONE, Dimension.PLAIN);

  boolean isNone() {
    return text.isEmpty();
  }

  boolean isPercent() {
    return text.equals("%");
  }

  /** Whether a whole number of it is a whole number of things. */
  boolean counts() {
    return dimension.isCount() && !isPercent();
  }

  Unit over(Unit below) {
    return new Unit(
        text + "/" + below.text, factor.over(below.factor), dimension.over(below.dimension));
  }

  /** An amount, in the smallest unit, as a person reads it in this unit. */
  String show(Rational amount) {
    Rational in = amount.over(factor);
    return isNone() ? in.toString() : in + " " + text;
  }
}
