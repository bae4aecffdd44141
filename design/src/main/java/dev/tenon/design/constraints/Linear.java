package dev.tenon.design.constraints;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of variables with coefficients, and a constant.
 *
 * @param terms coefficients, none zero, by the index of their variable
 */
record Linear(SortedMap<Integer, Rational> terms, Rational constant) {
  Linear {
    terms = Collections.unmodifiableSortedMap(terms);
  }

  static Linear of(Rational constant) {
    return new Linear(Collections.emptySortedMap(), constant);
  }

  static Linear variable(int index) {
    return new Linear(new TreeMap<>(Map.of(index, Rational.ONE)), Rational.ZERO);
  }

  boolean isConstant() {
    return terms.isEmpty();
  }

  Linear times(Rational factor) {
    if (factor.isZero()) {
      return of(Rational.ZERO);
    }
    SortedMap<Integer, Rational> scaled = new TreeMap<>();
    terms.forEach((v, c) -> scaled.put(v, c.times(factor)));
    return new Linear(scaled, constant.times(factor));
  }

  Linear minus(Linear other) {
    Sum sum = new Sum();
    sum.add(this, false);
    sum.add(other, true);
    return sum.build();
  }

  Linear plus(Rational number) {
    return new Linear(terms, constant.plus(number));
  }

  Linear negate() {
    return times(Rational.ONE.negate());
  }

  boolean isHuge() {
    return constant.isHuge() || terms.values().stream().anyMatch(Rational::isHuge);
  }

  /** What it comes to under values of all its variables. */
  Rational at(Rational[] values) {
    Rational sum = constant;
    for (Map.Entry<Integer, Rational> term : terms.entrySet()) {
      sum = sum.plus(term.getValue().times(values[term.getKey()]));
    }
    return sum;
  }

  /** A sum while terms are added to it. */
  static final class Sum {
    private final SortedMap<Integer, Rational> terms = new TreeMap<>();
    private Rational constant = Rational.ZERO;

    void add(Linear other, boolean minus) {
      other.terms.forEach(
          (v, c) -> {
            Rational sum = terms.getOrDefault(v, Rational.ZERO).plus(minus ? c.negate() : c);
            if (sum.isZero()) {
              terms.remove(v);
            } else {
              terms.put(v, sum);
            }
          });
      constant = constant.plus(minus ? other.constant.negate() : other.constant);
    }

    Linear build() {
      return new Linear(terms, constant);
    }
  }
}
