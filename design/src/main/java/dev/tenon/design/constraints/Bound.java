package dev.tenon.design.constraints;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A bound of a variable, and what it follows from.
 *
 * @param lower whether the variable is at least (else at most) the value
 * @param strict whether the value itself is excluded
 * @param part the part that gives it; −1 of a guess
 * @param premises bounds that it needs
 */
record Bound(
    int variable, boolean lower, Rational value, boolean strict, int part, List<Bound> premises) {

  /** The parts that some bounds follow from. */
  static BitSet parts(List<Bound> bounds) {
    BitSet parts = new BitSet();
    Set<Bound> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Bound> open = new ArrayDeque<>(bounds);
    while (!open.isEmpty()) {
      Bound bound = open.pop();
      if (seen.add(bound)) {
        if (bound.part >= 0) {
          parts.set(bound.part);
        }
        open.addAll(bound.premises);
      }
    }
    return parts;
  }
}
