package dev.tenon.multiplex.core;

/**
 * What may differ between schemes, and nothing else does: when to shrink and expand and by how
 * much, what to train, whom to admit, where to route. A policy decides from the view; it may
 * remember what it measured, and reads no clock.
 */
public interface Policy {
  /** Whether another trajectory may begin. */
  boolean admit(View view);

  /**
   * How many ranks should be with the trainer. Asked while the trainer has nothing to do, whenever
   * something may have changed. More than are lent: shrink; fewer: expand.
   */
  int lend(View view, double now);

  /**
   * How many of the lent ranks stay with the trainer at the end of a step; the others come back.
   */
  int keep(View view, double now);

  /** The fewest lent ranks that the trainer can work with; 0 where it has GPUs of its own. */
  default int floor(View view) {
    return 0;
  }

  /** How many ready samples to train on now; 0: wait. Asked when no rank is on its way. */
  default int train(View view, double now) {
    return view.missing() == 0 ? view.ready() : 0;
  }

  /** The load of a rank; a new or displaced trajectory goes where it is least. */
  default double load(RankView rank) {
    return rank.live();
  }

  /** Whether a turn leaves its rank for a less loaded one though that rank serves. */
  default boolean moves(TrajectoryView trajectory, RankView from, RankView least) {
    return false;
  }

  /** How many idle trajectories may move when ranks come back. */
  default int rebalance(View view) {
    return 0;
  }

  /** Who is served first where a rank has a queue: smaller is sooner; the same: first come. */
  default long urgency(TrajectoryView trajectory) {
    return 0;
  }

  /** Told what a part of the training took, moving the trainer's state included. */
  default void trained(View view, int samples, int lent, double seconds) {}

  /** Told when a step has ended, so that a policy can learn from it. */
  default void stepEnded(View view, double now) {}
}
