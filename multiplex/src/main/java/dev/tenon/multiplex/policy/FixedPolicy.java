package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;

/**
 * Lends the same ranks at the same fraction of every batch, as the open implementation does. With
 * no rank to lend it is the separated scheme; with all of them and no asynchrony the colocated one.
 *
 * @param inFlight who may begin
 * @param trainRanks ranks that train; 0: the trainer has GPUs of its own
 * @param early ranks leave when that many samples of the batch are missing
 * @param gate the ranks stay with the trainer when at most that many samples of the next batch are
 *     missing at the end of a step; below 0: never
 * @param oldestFirst whether a rank's queue serves the oldest batch first
 * @param streaming whether the trainer takes complete groups as they come, instead of whole batches
 */
public record FixedPolicy(
    InFlight inFlight, int trainRanks, int early, int gate, boolean oldestFirst, boolean streaming)
    implements Policy {
  @Override
  public boolean admit(View view) {
    return inFlight.admits(view);
  }

  @Override
  public int lend(View view, double now) {
    return view.missing() <= early ? trainRanks : view.lent();
  }

  @Override
  public int keep(View view, double now) {
    return gate >= 0 && view.missing() <= gate ? view.lent() : 0;
  }

  @Override
  public int floor(View view) {
    return Math.min(1, trainRanks);
  }

  @Override
  public int train(View view, double now) {
    return streaming || view.missing() == 0 ? view.ready() : 0;
  }

  @Override
  public long urgency(TrajectoryView trajectory) {
    return oldestFirst ? trajectory.batch() : 0;
  }
}
