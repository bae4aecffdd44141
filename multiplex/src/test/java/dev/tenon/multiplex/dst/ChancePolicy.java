package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;

/** Decides by chance; when a batch is there, it lends enough to train. */
record ChancePolicy(Dice dice, int ranks, int inFlight) implements Policy {
  private static final double SECONDS = 5;

  private int ofNow(int bound, String what, View view, double now) {
    return dice.below(bound, what, view.version(), (long) (now / SECONDS));
  }

  @Override
  public boolean admit(View view) {
    return view.live() < inFlight;
  }

  @Override
  public int lend(View view, double now) {
    int wanted = ofNow(ranks + 2, "lend", view, now);
    return view.missing() == 0 ? Math.max(floor(view), wanted) : wanted;
  }

  @Override
  public int floor(View view) {
    return dice.below(Math.min(3, ranks), "floor", 0, 0);
  }

  @Override
  public int keep(View view, double now) {
    return ofNow(ranks + 2, "keep", view, now);
  }

  @Override
  public int train(View view, double now) {
    boolean early = dice.heads(0.3, "part", view.version(), 0);
    return view.missing() == 0 || early ? view.ready() : 0;
  }

  @Override
  public double load(RankView rank) {
    return switch (dice.below(3, "load", 0, 0)) {
      case 0 -> rank.live();
      case 1 -> rank.tokens();
      default -> rank.context();
    };
  }

  @Override
  public boolean moves(TrajectoryView trajectory, RankView from, RankView least) {
    return dice.heads(0.1, "moves", trajectory.id(), trajectory.turnsAsked());
  }

  @Override
  public int rebalance(View view) {
    return dice.below(5, "rebalance", view.version(), 0);
  }
}
