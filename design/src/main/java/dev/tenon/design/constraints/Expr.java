package dev.tenon.design.constraints;

import java.util.List;

/** An expression as it was parsed; places are indices of its text, the end not included. */
sealed interface Expr {
  int start();

  int end();

  /** A number; {@code unit} is {@link Unit#NONE} of a bare one. */
  record Num(Rational value, Unit unit, int start, int end) implements Expr {
    /** The amount in the smallest unit. */
    Rational amount() {
      return value.times(unit.factor());
    }
  }

  /** A name, in its normal form. */
  record Name(String name, int start, int end) implements Expr {}

  record Truth(boolean value, int start, int end) implements Expr {}

  record Negative(Expr of, int start, int end) implements Expr {}

  /** Terms of a sum, each added or, where {@code minus}, taken away. */
  record Sum(List<Expr> terms, List<Boolean> minus, int start, int end) implements Expr {}

  /** Factors of a product, each multiplied or, where {@code divides}, divided by. */
  record Product(List<Expr> factors, List<Boolean> divides, int start, int end) implements Expr {}

  /** Neighbours compared; one sign fewer than sides. */
  record Compare(List<Expr> sides, List<String> signs, int start, int end) implements Expr {}

  record Not(Expr of, int start, int end) implements Expr {}

  record And(List<Expr> of, int start, int end) implements Expr {}

  record Or(List<Expr> of, int start, int end) implements Expr {}

  /** Each but the last is a premise of what follows. */
  record Implies(List<Expr> of, int start, int end) implements Expr {}
}
