package dev.tenon.design.constraints;

import java.util.BitSet;

/** Whether some parts can hold together. */
sealed interface Answer {

  /** They can: with these values, by variable. */
  record Holds(Rational[] values) implements Answer {}

  /** They can't: already these of them don't. */
  record Fails(BitSet core) implements Answer {}

  /** Not found out within the limits. */
  record Open() implements Answer {}
}
