package dev.tenon.multiplex.core;

import org.jspecify.annotations.Nullable;

/** Where a turn goes. */
final class Routing {
  private Routing() {}

  /**
   * The rank of a trajectory while that serves and the policy does not move it, else the least
   * loaded one.
   */
  static Rank choose(@Nullable Rank own, Rank least, TrajectoryView trajectory, Policy policy) {
    // AST: AST_PRECONDITION(least.state() == RankView.State.SERVING, "the least loaded rank serves")
    if (!(least.state() == RankView.State.SERVING)) {
      throw new IllegalArgumentException(
          "the least loaded rank serves" + ": least.state() == RankView.State.SERVING");
    }

    if (own == null || own.state() != RankView.State.SERVING) {
      // AST: AST_POSTCONDITION(result.state() == RankView.State.SERVING, "a turn goes to a rank that serves")
      if (!(least.state() == RankView.State.SERVING)) {
        throw new AssertionError(
            "a turn goes to a rank that serves" + ": result.state() == RankView.State.SERVING");
      }
      return least;
    }
    Rank result = own != least && policy.moves(trajectory, own, least) ? least : own;
    // AST: AST_POSTCONDITION(result.state() == RankView.State.SERVING, "a turn goes to a rank that serves")
    if (!(result.state() == RankView.State.SERVING)) {
      throw new AssertionError(
          "a turn goes to a rank that serves" + ": result.state() == RankView.State.SERVING");
    }
    return result;
  }
}
