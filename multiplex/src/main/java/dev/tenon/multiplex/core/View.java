package dev.tenon.multiplex.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a scheduler, for reading. What it gives is of now and may change with the next
 * event.
 */
public interface View {
  Terms terms();

  List<? extends RankView> ranks();

  /** A live trajectory, or null. */
  @Nullable TrajectoryView trajectory(int id);

  /** The newest weights: steps that are trained. */
  int version();

  /**
   * Steps that have begun: their weights are in place, and the ranks that come back are on their
   * way.
   */
  int begun();

  /** Trajectories that have begun and are not over. */
  int live();

  /** Trajectories that may begin by the staleness bound, and have not. */
  int waiting();

  /** Samples of the batch being collected that are not there yet. */
  int missing();

  /** Samples of the next batch that are not there yet. */
  int missingNext();

  /** Samples of complete groups of this batch that the trainer has not taken. */
  int ready();

  /** Samples of this batch that the trainer has taken in. */
  int trained();

  /** Ranks that serve. */
  int serving();

  /** Ranks with the trainer. */
  int lent();

  /** Tokens of history of all live trajectories. */
  long context();

  /** The mean context of the turns that were asked for lately, in tokens; 0 before the first. */
  double contextOfTurn();

  /** Whether the trainer works. */
  boolean training();
}
