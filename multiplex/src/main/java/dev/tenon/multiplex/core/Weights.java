package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Which ranks get new weights, and which may serve. */
final class Weights {
  private Weights() {}

  /** Whether a rank holds the newest weights, so that it may serve. */
  static boolean areNew(Rank rank, int newest) {
    // VAL: VAL_NON_NEGATIVE(newest)
    if (!(newest >= 0)) {
      throw new IllegalArgumentException("newest must not be negative, was " + newest);
    }

    return rank.version() == newest;
  }

  /**
   * The ranks that get the newest weights: of those that serve and those that return the ones that
   * lack them.
   */
  static List<Rank> targets(List<Rank> serving, List<Rank> returning, int newest) {
    // VAL: VAL_DISJOINT(serving, returning)
    Objects.requireNonNull(serving, "serving must not be null, was null");
    Objects.requireNonNull(returning, "returning must not be null, was null");
    if (!Collections.disjoint(serving, returning)) {
      throw new IllegalArgumentException("serving must be disjoint from returning, was " + serving);
    }

    List<Rank> targets = new ArrayList<>();
    for (Rank rank : serving) {
      if (!areNew(rank, newest)) {
        targets.add(rank);
      }
    }
    for (Rank rank : returning) {
      if (!areNew(rank, newest)) {
        targets.add(rank);
      }
    }
    // AST: AST_POSTCONDITION(result.size() <= serving.size() + returning.size(), "no others")
    if (!(targets.size() <= serving.size() + returning.size())) {
      throw new AssertionError(
          "no others" + ": result.size() <= serving.size() + returning.size()");
    }
    return targets;
  }
}
