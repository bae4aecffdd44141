package dev.tenon.multiplex.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of a scheduler share: the time of the event at hand, the ranks, the trajectories.
 */
final class Situation implements View {
  /** Turns over which their context is averaged. */
  private static final int LATELY = 10_000;

  private final Terms terms;
  final Policy policy;
  final Fleet fleet;
  final Batches batches;
  final Outbox out = new Outbox();
  final Map<Integer, Trajectory> live = new HashMap<>();

  /** The newest weights. */
  int version;

  boolean training;
  double now;

  /** Tokens of history of all live trajectories. */
  long context;

  private double contextOfTurn;
  private int turnsSeen;

  Situation(int ranks, Terms terms, Policy policy) {
    this.terms = terms;
    this.policy = policy;
    fleet = new Fleet(ranks, policy);
    batches = new Batches(terms.batch(), terms.group(), terms.staleness(), terms.ordered());
  }

  @Override
  public Terms terms() {
    return terms;
  }

  @Override
  public List<? extends RankView> ranks() {
    return fleet.all();
  }

  @Override
  public @Nullable TrajectoryView trajectory(int id) {
    return live.get(id);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public int begun() {
    return batches.stepsBegun();
  }

  @Override
  public int live() {
    return live.size();
  }

  @Override
  public int waiting() {
    return batches.waiting();
  }

  @Override
  public int missing() {
    return batches.missing(0);
  }

  @Override
  public int missingNext() {
    return batches.missing(1);
  }

  @Override
  public int ready() {
    return batches.ready();
  }

  @Override
  public int trained() {
    return batches.trained();
  }

  @Override
  public int serving() {
    return fleet.count(RankView.State.SERVING);
  }

  @Override
  public int lent() {
    return fleet.count(RankView.State.LENT);
  }

  @Override
  public long context() {
    return context;
  }

  @Override
  public double contextOfTurn() {
    return contextOfTurn;
  }

  /** Takes note of a turn's context. */
  void turnAsked(int tokens) {
    turnsSeen = Math.min(turnsSeen + 1, LATELY);
    contextOfTurn += (tokens - contextOfTurn) / turnsSeen;
  }

  @Override
  public boolean training() {
    return training;
  }
}
