package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the smallest set of statements that can't hold together: every such set hits every
 * correction (what must be left out so that the rest holds), so the smallest set that hits the
 * corrections found so far either is a conflict, and then the smallest, or holds and yields another
 * correction. Ignatiev, Previti, Liffiton, Marques-Silva: "Smallest MUS Extraction with Minimal
 * Hitting Set Dualization", CP 2015.
 */
final class SmallestConflict {
  private static final int ROUNDS_MAX = 400;

  /** Statements that are tried, one by one, to make a correction smaller. */
  private static final int GROWTH_MAX = 40;

  /** Rounds times parts: in large systems a question takes longer, so that fewer are asked. */
  private static final int WORK_MAX = 100_000;

  /** A larger core is given as it was found: nobody reads it for what could be left out. */
  private static final int CORE_MAX = 200;

  private SmallestConflict() {}

  /**
   * The smallest conflict among some statements that can't hold together; of several the first in
   * reading order. Where that takes too long, one out of which nothing can be left.
   */
  static BitSet of(Component system, BitSet among) {
    List<BitSet> corrections = new ArrayList<>();
    int rounds = Math.min(ROUNDS_MAX, Math.max(20, WORK_MAX / Math.max(1, system.parts().size())));
    for (int round = 0; round < rounds; round++) {
      BitSet hits = HittingSet.smallest(corrections);
      if (hits == null) {
        break;
      }
      switch (system.ask(hits)) {
        case Answer.Fails _ -> {
          return hits;
        }
        case Answer.Open _ -> {
          return irreducible(system, among);
        }
        case Answer.Holds(Rational[] values) -> {
          BitSet correction = correction(system, among, hits, values);
          if (correction.isEmpty()) {
            return irreducible(system, among);
          }
          corrections.add(correction);
        }
      }
    }
    return irreducible(system, among);
  }

  private static BitSet correction(
      Component system, BitSet among, BitSet holding, Rational[] values) {
    BitSet holds = system.satisfied(values);
    holds.or(holding);
    BitSet rest = (BitSet) among.clone();
    rest.andNot(holds);
    holds.and(among);
    holds.or(holding);
    int tries = 0;
    int most = Math.clamp(WORK_MAX / 10 / Math.max(1, system.parts().size()), 2, GROWTH_MAX);
    for (int i = rest.nextSetBit(0); i >= 0 && tries < most; i = rest.nextSetBit(i + 1)) {
      BitSet more = (BitSet) holds.clone();
      more.set(i);
      tries++;
      if (system.ask(more) instanceof Answer.Holds(Rational[] found)) {
        BitSet also = system.satisfied(found);
        also.and(among);
        more.or(also);
        holds = more;
        rest.andNot(holds);
      }
    }
    return rest;
  }

  /** A conflict among some statements that fail, out of which none can be left. */
  static BitSet irreducible(Component system, BitSet among) {
    BitSet left = (BitSet) among.clone();
    if (system.ask(among) instanceof Answer.Fails(BitSet core)) {
      left = system.statements(core);
      left.and(among);
    }
    if (left.cardinality() > CORE_MAX) {
      return left;
    }
    for (int i = left.length() - 1; i >= 0; i = left.previousSetBit(i - 1)) {
      if (left.get(i)) {
        BitSet without = (BitSet) left.clone();
        without.clear(i);
        if (system.ask(without) instanceof Answer.Fails(BitSet core)) {
          BitSet smaller = system.statements(core);
          smaller.and(without);
          left = smaller;
        }
      }
    }
    return left;
  }
}
