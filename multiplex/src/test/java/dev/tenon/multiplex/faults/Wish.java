package dev.tenon.multiplex.faults;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.View;

/** Decides as the test wishes. */
final class Wish implements Policy {
  int lend;
  int keep;
  int rebalance;
  int live = 4;
  boolean byTokens = true;

  @Override
  public boolean admit(View view) {
    return view.live() < live;
  }

  @Override
  public int lend(View view, double now) {
    return lend;
  }

  @Override
  public int keep(View view, double now) {
    return keep;
  }

  @Override
  public int rebalance(View view) {
    return rebalance;
  }

  @Override
  public double load(RankView rank) {
    return byTokens ? rank.context() + rank.live() / 1000.0 : rank.live();
  }
}
