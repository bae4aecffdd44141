package dev.tenon.design.constraints;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the smallest set that has an element in common with each of some sets. */
final class HittingSet {
  /** Branches looked at; more means that the smallest is not found. */
  private static final int BRANCHES_MAX = 200_000;

  private final List<BitSet> sets;
  private int branches;

  private HittingSet(List<BitSet> sets) {
    this.sets = sets;
  }

  /**
   * The smallest; of several the first in the order of their elements. Null if it takes too long.
   */
  static @Nullable BitSet smallest(List<BitSet> sets) {
    HittingSet search = new HittingSet(sets);
    for (int size = search.atLeast(new BitSet()); ; size++) {
      BitSet found = search.extend(new BitSet(), 0, size);
      if (found != null || search.branches > BRANCHES_MAX) {
        return found;
      }
    }
  }

  /** How many elements must still be added, at least: sets that share none need one each. */
  private int atLeast(BitSet chosen) {
    BitSet covered = new BitSet();
    int count = 0;
    for (BitSet set : sets) {
      if (!set.intersects(chosen) && !set.intersects(covered)) {
        covered.or(set);
        count++;
      }
    }
    return count;
  }

  private @Nullable BitSet extend(BitSet chosen, int from, int left) {
    if (++branches > BRANCHES_MAX || atLeast(chosen) > left) {
      return null;
    }
    BitSet useful = new BitSet();
    int latest = Integer.MAX_VALUE;
    for (BitSet set : sets) {
      if (!set.intersects(chosen)) {
        useful.or(set);
        latest = Math.min(latest, set.length() - 1);
      }
    }
    if (useful.isEmpty()) {
      return chosen;
    }
    for (int i = useful.nextSetBit(from); i >= 0 && i <= latest; i = useful.nextSetBit(i + 1)) {
      BitSet next = (BitSet) chosen.clone();
      next.set(i);
      BitSet found = extend(next, i + 1, left - 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
