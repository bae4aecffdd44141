package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A rank and what is on it. */
final class Rank implements RankView {
  private final int id;
  private final List<Trajectory> placed = new ArrayList<>();
  private State state = State.SERVING;
  private int version;
  private int live;
  private long tokens;
  private long context;

  /** When the wait that it is in ends, in seconds. */
  double deadline = Double.POSITIVE_INFINITY;

  /** Shrinks in a row that failed because of it, and before when it is left alone therefore. */
  private int refusals;

  private double lendableFrom = Double.NEGATIVE_INFINITY;

  Rank(int id) {
    this.id = id;
  }

  void to(State next) {
    state = next;
  }

  /** A shrink failed because of it: it is left alone for a while, each time for longer. */
  void refused(double now, double pause) {
    lendableFrom = now + pause * (1 << Math.min(refusals, 6));
    refusals++;
  }

  void obeyed() {
    refusals = 0;
  }

  double lendableFrom() {
    return lendableFrom;
  }

  void serves(int weights) {
    version = weights;
  }

  /** A trajectory is mapped to it. */
  void adopt(Trajectory trajectory) {
    live++;
    context += trajectory.context();
  }

  void release(Trajectory trajectory) {
    live--;
    context -= trajectory.context();
  }

  void grown(int more) {
    context += more;
  }

  void place(Trajectory trajectory) {
    trajectory.slot = placed.size();
    placed.add(trajectory);
    tokens += trajectory.reserve();
  }

  /**
   * Takes a turn off; the last one takes its slot, so that it costs the same however many there
   * are.
   */
  void unplace(Trajectory trajectory) {
    Trajectory last = placed.removeLast();
    if (last != trajectory) {
      placed.set(trajectory.slot, last);
      last.slot = trajectory.slot;
    }
    trajectory.slot = -1;
    tokens -= trajectory.reserve();
  }

  /** The turns on it, by the number of their trajectory. */
  List<Trajectory> placed() {
    List<Trajectory> sorted = new ArrayList<>(placed);
    sorted.sort(Comparator.comparingInt(Trajectory::id));
    return sorted;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public int live() {
    return live;
  }

  @Override
  public int turns() {
    return placed.size();
  }

  @Override
  public long tokens() {
    return tokens;
  }

  @Override
  public long context() {
    return context;
  }

  @Override
  public String toString() {
    return "rank " + id + " " + state;
  }
}
