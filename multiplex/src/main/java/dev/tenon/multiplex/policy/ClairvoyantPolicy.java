package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;
import java.util.function.IntToLongFunction;

/**
 * Another policy that is told how long each trajectory will be: of the oldest batch the one with
 * the most left to do is served first. What it gains is what predicting lengths could gain at most
 * there.
 *
 * @param tokens all tokens of a trajectory, by its number
 */
public record ClairvoyantPolicy(Policy base, IntToLongFunction tokens) implements Policy {
  /** More than a trajectory has tokens. */
  private static final long BATCH = 1L << 32;

  @Override
  public boolean admit(View view) {
    return base.admit(view);
  }

  @Override
  public int lend(View view, double now) {
    return base.lend(view, now);
  }

  @Override
  public int floor(View view) {
    return base.floor(view);
  }

  @Override
  public int keep(View view, double now) {
    return base.keep(view, now);
  }

  @Override
  public int train(View view, double now) {
    return base.train(view, now);
  }

  @Override
  public void trained(View view, int samples, int lent, double seconds) {
    base.trained(view, samples, lent, seconds);
  }

  @Override
  public void stepEnded(View view, double now) {
    base.stepEnded(view, now);
  }

  @Override
  public double load(RankView rank) {
    return base.load(rank);
  }

  @Override
  public boolean moves(TrajectoryView trajectory, RankView from, RankView least) {
    return base.moves(trajectory, from, least);
  }

  @Override
  public int rebalance(View view) {
    return base.rebalance(view);
  }

  @Override
  public long urgency(TrajectoryView trajectory) {
    long left = tokens.applyAsLong(trajectory.id()) - trajectory.context();
    return trajectory.batch() * BATCH - left;
  }
}
