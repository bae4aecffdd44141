package dev.tenon.design.constraints;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A parameter while its type and value are found out; its index is that of its variable. */
final class Param {
  /** What its values are. */
  enum Kind {
    NUMBER,
    TRUTH,
    WORD
  }

  final Row row;
  final int index;

  /** Null as long as nobody can tell. */
  @Nullable Kind kind;

  /** What it counts in when it is shown, and where its cells carry no unit. */
  Unit unit = Unit.NONE;

  /** Null where a fault leaves it open; then nothing more is said of what uses it. */
  @Nullable Dimension dimension = Dimension.PLAIN;

  boolean whole;

  /** The value, in the smallest unit, if it is known; of a word its code, of a truth 0 or 1. */
  @Nullable Rational known;

  /** Parameters from whose cells the value is known. */
  final BitSet knownFrom = new BitSet();

  /** Whether the value cell says nothing that binds: it is missing, wrong or out of range. */
  boolean free = true;

  /** What the value cell of a derived parameter asks. */
  @Nullable Formula derived;

  /** Parameters whose known values went into {@link #derived}. */
  final BitSet derivedNeeds = new BitSet();

  @Nullable Rational low;
  @Nullable Rational high;

  Param(Row row, int index) {
    this.row = row;
    this.index = index;
  }

  String name() {
    return row.name();
  }

  boolean isDerived() {
    return row.value() instanceof Cell.Value.Derived;
  }

  /** An amount of it as a person reads it. */
  String show(Rational amount) {
    return unit.show(amount);
  }
}
