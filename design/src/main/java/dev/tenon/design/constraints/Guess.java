package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values under which everything holds, one variable after the other at an end of what is
 * left of it. It does not go back, so that it takes linear time; what it does not find, the solver
 * may.
 */
final class Guess {
  private Guess() {}

  /**
   * Values of all variables, if they are found soon.
   *
   * @param propagation that has run without a clash; it is as before afterwards
   */
  static Rational @Nullable [] values(
      Propagation propagation, int variables, List<Formula> formulas) {
    for (boolean upwards : new boolean[] {true, false}) {
      int mark = propagation.mark();
      Rational[] values = values(propagation, variables, upwards);
      propagation.undo(mark);
      if (values != null && formulas.stream().allMatch(f -> f.holds(values))) {
        return values;
      }
    }
    return null;
  }

  private static Rational @Nullable [] values(
      Propagation propagation, int variables, boolean upwards) {
    Rational[] values = new Rational[variables];
    for (int v = 0; v < variables; v++) {
      Rational fixed = propagation.fixed(v);
      if (fixed == null) {
        fixed = guess(propagation, v, upwards);
      }
      if (fixed == null) {
        return null;
      }
      values[v] = fixed;
    }
    return values;
  }

  private static @Nullable Rational guess(Propagation propagation, int v, boolean upwards) {
    for (Rational candidate : candidates(propagation.low(v), propagation.high(v), upwards)) {
      int mark = propagation.mark();
      if (propagation.guess(v, candidate)) {
        return candidate;
      }
      propagation.undo(mark);
    }
    return null;
  }

  private static List<Rational> candidates(
      @Nullable Bound low, @Nullable Bound high, boolean upwards) {
    List<Rational> all = new ArrayList<>();
    if (low != null && high != null) {
      Rational width = high.value().minus(low.value());
      Rational middle = low.value().plus(width.over(Rational.of(2)));
      add(all, low, high, low.value());
      add(all, low, high, high.value());
      add(all, low, high, middle.floor());
      add(all, low, high, middle);
      add(all, low, high, low.value().plus(Rational.ONE));
      add(all, low, high, high.value().minus(Rational.ONE));
    } else if (low != null) {
      add(all, low, null, low.value());
      add(all, low, null, low.value().floor().plus(Rational.ONE));
      add(all, low, null, low.value().floor().plus(Rational.of(1000)));
    } else if (high != null) {
      add(all, null, high, high.value());
      add(all, null, high, high.value().ceiling().minus(Rational.ONE));
      add(all, null, high, high.value().ceiling().minus(Rational.of(1000)));
    } else {
      all.addAll(List.of(Rational.ZERO, Rational.ONE, Rational.of(-1)));
    }
    return upwards ? all : all.reversed();
  }

  private static void add(
      List<Rational> into, @Nullable Bound low, @Nullable Bound high, Rational value) {
    boolean above = low == null || value.compareTo(low.value()) > (low.strict() ? 0 : -1);
    boolean below = high == null || value.compareTo(high.value()) < (high.strict() ? 0 : 1);
    if (above && below && !into.contains(value)) {
      into.add(value);
    }
  }
}
