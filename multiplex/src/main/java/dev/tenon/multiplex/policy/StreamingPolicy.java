package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;

/** Another policy, but the trainer takes complete groups as they come instead of whole batches. */
public record StreamingPolicy(Policy base) implements Policy {
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
    return view.ready();
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
    return base.urgency(trajectory);
  }
}
