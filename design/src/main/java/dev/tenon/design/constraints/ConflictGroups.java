package dev.tenon.design.constraints;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the conflicts of a system: of those that share statements the smallest. */
final class ConflictGroups {
  private static final int DISJOINT_MAX = 1_000;

  /** Sets left out in turn to find conflicts that join others (Reiter's tree, 1987). */
  private static final int TREE_MAX = 300;

  private final Component system;

  private ConflictGroups(Component system) {
    this.system = system;
  }

  /**
   * The smallest conflict of each group of conflicts that share statements, in reading order; empty
   * if all holds, or if that is open.
   */
  static List<BitSet> of(Component system) {
    return new ConflictGroups(system).find();
  }

  private List<BitSet> find() {
    BitSet all = system.statements();
    List<BitSet> apart = disjoint(all);
    if (apart.isEmpty()) {
      return List.of();
    }
    if (apart.size() == 1) {
      return List.of(SmallestConflict.of(system, all));
    }
    List<BitSet> groups = joined(tree(all, apart));
    List<BitSet> smallest = new ArrayList<>();
    for (BitSet group : groups) {
      BitSet among = (BitSet) all.clone();
      groups.stream().filter(other -> other != group).forEach(among::andNot);
      smallest.add(SmallestConflict.of(system, among));
    }
    smallest.sort((a, b) -> Integer.compare(a.nextSetBit(0), b.nextSetBit(0)));
    return smallest;
  }

  /** Conflicts that share nothing, as many as there are when they are taken out one by one. */
  private List<BitSet> disjoint(BitSet all) {
    List<BitSet> found = new ArrayList<>();
    BitSet rest = (BitSet) all.clone();
    while (found.size() < DISJOINT_MAX && system.ask(rest) instanceof Answer.Fails) {
      BitSet conflict = SmallestConflict.irreducible(system, rest);
      found.add(conflict);
      if (conflict.isEmpty()) {
        break;
      }
      rest.andNot(conflict);
    }
    return found;
  }

  /** All conflicts, as far as the tree goes. */
  private List<BitSet> tree(BitSet all, List<BitSet> apart) {
    List<BitSet> conflicts = new ArrayList<>(apart);
    Set<BitSet> seen = new HashSet<>();
    Deque<BitSet> open = new ArrayDeque<>(List.of(new BitSet()));
    while (!open.isEmpty() && seen.size() < TREE_MAX) {
      BitSet without = open.remove();
      if (!seen.add(without)) {
        continue;
      }
      BitSet conflict = conflict(all, without, conflicts);
      for (int i = conflict.nextSetBit(0); i >= 0; i = conflict.nextSetBit(i + 1)) {
        BitSet next = (BitSet) without.clone();
        next.set(i);
        open.add(next);
      }
    }
    return conflicts;
  }

  private BitSet conflict(BitSet all, BitSet without, List<BitSet> known) {
    for (BitSet conflict : known) {
      if (!conflict.intersects(without)) {
        return conflict;
      }
    }
    BitSet rest = (BitSet) all.clone();
    rest.andNot(without);
    if (system.ask(rest) instanceof Answer.Fails) {
      BitSet found = SmallestConflict.irreducible(system, rest);
      known.add(found);
      return found;
    }
    return new BitSet();
  }

  private static List<BitSet> joined(List<BitSet> conflicts) {
    List<BitSet> groups = new ArrayList<>();
    for (BitSet conflict : conflicts) {
      BitSet group = (BitSet) conflict.clone();
      groups.removeIf(
          other -> {
            boolean shares = other.intersects(conflict);
            if (shares) {
              group.or(other);
            }
            return shares;
          });
      groups.add(group);
    }
    return groups;
  }
}
