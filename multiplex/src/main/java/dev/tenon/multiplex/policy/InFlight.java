package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.View;

/** How many trajectories may be under way. Every policy can have the same one. */
public sealed interface InFlight {
  boolean admits(View view);

  /** A fixed number. */
  record Fixed(int limit) implements InFlight {
    public Fixed {
      if (limit < 1) {
        throw new IllegalArgumentException("in flight must be 1 or more, was " + limit);
      }
    }

    @Override
    public boolean admits(View view) {
      return Admission.byNumber(view.live(), limit);
    }
  }

  /**
   * As many as the caches of the serving ranks hold at the mean context of a turn. Not at the mean
   * of those under way: while most are young that is far below what they will grow to.
   *
   * @param fill how often over; above 1 where idle prefixes need not stay in the cache
   * @param guess the mean context before there is one to measure, in tokens
   */
  record ByKv(double fill, double guess) implements InFlight {
    @Override
    public boolean admits(View view) {
      long expected = (long) (view.live() * view.contextOfTurn());
      return Admission.byCache(
          view.live(), expected, view.serving(), view.terms().kvTokens(), fill, guess);
    }
  }
}
