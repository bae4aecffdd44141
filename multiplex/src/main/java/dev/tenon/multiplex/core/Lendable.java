package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.List;

/** How many ranks may be lent, and which. */
final class Lendable {
  private Lendable() {}

  /**
   * Whether a rank has to stay in rollout. {@code open}: trajectories are under way; {@code
   * reachable} ranks serve or are lent, the trainer can't work with fewer than {@code floor};
   * {@code missing} samples of the batch are not there yet.
   */
  static boolean oneStays(boolean open, int reachable, int floor, int missing) {
    // VAL: VAL_NON_NEGATIVE(floor)
    if (!(floor >= 0)) {
      throw new IllegalArgumentException("floor must not be negative, was " + floor);
    }

    return missing > 0 || (open && reachable > floor);
  }

  /** How many of the wanted ranks can be lent. */
  static int count(int wanted, int serving, int rested, int lent, boolean oneStays) {
    // VAL: VAL_INT_RANGE(rested, 0, serving)
    if (rested < 0 || rested > serving) {
      throw new IllegalArgumentException("rested must be in 0..serving, was " + rested);
    }

    // VAL: VAL_NON_NEGATIVE(lent)
    if (!(lent >= 0)) {
      throw new IllegalArgumentException("lent must not be negative, was " + lent);
    }

    int most = serving + lent - (oneStays ? 1 : 0);
    if (wanted > lent) {
      most = Math.min(most, lent + rested);
    }
    int result = Math.max(0, Math.min(wanted, most));
    // AST: AST_POSTCONDITION(result >= 0 && result <= lent + rested, "only ranks that are lent or may be")
    if (!(result >= 0 && result <= lent + rested)) {
      throw new AssertionError(
          "only ranks that are lent or may be" + ": result >= 0 && result <= lent + rested");
    }
    // AST: AST_POSTCONDITION(!oneStays || result == 0 || result < lent + serving, "one rank stays")
    if (!(!oneStays || result == 0 || result < lent + serving)) {
      throw new AssertionError(
          "one rank stays" + ": !oneStays || result == 0 || result < lent + serving");
    }
    return result;
  }

  /** The ranks that have not refused a shrink lately. */
  static List<Rank> rested(List<Rank> serving, double now) {
    List<Rank> rested = new ArrayList<>();
    for (Rank rank : serving) {
      if (rank.lendableFrom() <= now) {
        rested.add(rank);
      }
    }
    // AST: AST_POSTCONDITION(result.size() <= serving.size(), "no others")
    if (!(rested.size() <= serving.size())) {
      throw new AssertionError("no others" + ": result.size() <= serving.size()");
    }
    return rested;
  }

  /** The ranks that leave, of those that may in order of their numbers. */
  static List<Rank> leaving(List<Rank> rested, int count) {
    // VAL: VAL_INT_RANGE(count, 0, rested.size())
    if (count < 0 || count > rested.size()) {
      throw new IllegalArgumentException("count must be in 0..rested.size(), was " + count);
    }

    List<Rank> result = List.copyOf(rested.subList(rested.size() - count, rested.size()));
    // AST: AST_POSTCONDITION(result.size() == count, "as many as asked for")
    if (!(result.size() == count)) {
      throw new AssertionError("as many as asked for" + ": result.size() == count");
    }
    return result;
  }

  /** The ranks that come back, of the lent ones in order of their numbers. */
  static List<Rank> returning(List<Rank> lent, int count) {
    // VAL: VAL_INT_RANGE(count, 0, lent.size())
    if (count < 0 || count > lent.size()) {
      throw new IllegalArgumentException("count must be in 0..lent.size(), was " + count);
    }

    List<Rank> result = List.copyOf(lent.subList(0, count));
    // AST: AST_POSTCONDITION(result.size() == count, "as many as asked for")
    if (!(result.size() == count)) {
      throw new AssertionError("as many as asked for" + ": result.size() == count");
    }
    return result;
  }
}
