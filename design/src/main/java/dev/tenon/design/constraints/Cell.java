package dev.tenon.design.constraints;

import dev.tenon.design.CodeSpan;
import java.util.List;

/** What cells of a parameter's row say. */
final class Cell {
  private Cell() {}

  /**
   * A number of a cell.
   *
   * @param unit its own unit, {@link Unit#NONE} if it carries none
   * @param start where it begins in the cell
   * @param end behind its unit
   */
  record Amount(Rational number, Unit unit, int start, int end) {}

  /** The cell {@code value}. */
  sealed interface Value {
    record Unknown() implements Value {}

    record Number(Amount amount) implements Value {}

    record Truth(boolean truth) implements Value {}

    /** A word, in its normal form. */
    record Word(String word) implements Value {}

    /** An expression over other parameters. */
    record Derived(CodeSpan span) implements Value {}

    /** None of the forms; it was said. */
    record Wrong() implements Value {}
  }

  /** The cell {@code range}. */
  sealed interface Range {
    record None() implements Range {}

    /** Bounds, at least one. */
    record Between(
        @org.jspecify.annotations.Nullable Amount low,
        @org.jspecify.annotations.Nullable Amount high)
        implements Range {}

    /** A list of words, in their normal form. */
    record Words(List<String> words) implements Range {}

    /** None of the forms; it was said. */
    record Wrong() implements Range {}
  }
}
