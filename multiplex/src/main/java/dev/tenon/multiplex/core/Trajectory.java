package dev.tenon.multiplex.core;

import org.jspecify.annotations.Nullable;

/** A live trajectory. */
final class Trajectory implements TrajectoryView {
  private final int id;
  private final int batch;
  private final int group;
  private final double began;
  private final int beganWith;

  /** Which weights made which of its tokens. */
  final SegmentLog segments = new SegmentLog();

  Place place = Place.AGENT;

  /** The rank that it is mapped to: its next turn goes there. */
  int rank = -1;

  /** The rank that its open turn is on, and since when. */
  int placedOn = -1;

  double placedAt;

  /** When its agent was last heard of, or heard: its answers are awaited from then on. */
  double quietSince;

  /** Its index among the turns of its rank. */
  int slot = -1;

  /** The number of the current attempt; answers to others are of the past. */
  long attempt;

  /** Where its cache was left, if it may move along; -1 if not. */
  int carried = -1;

  /** The history of turns before, and the open turn's prompt and most output. */
  int history;

  int prompt;
  int output;

  /** Tokens of the open turn that earlier attempts made and that count. */
  int kept;

  /** Tokens of this attempt that are in segments already. */
  int booked;

  int turnsAsked;
  Event.@Nullable TurnAsked asked;

  Trajectory(int id, int batch, int group, double began, int beganWith) {
    this.id = id;
    this.batch = batch;
    this.group = group;
    this.began = began;
    quietSince = began;
    this.beganWith = beganWith;
  }

  boolean isOpen() {
    return place != Place.AGENT;
  }

  /** Whether this is word for word what it asked for last, and was given. */
  boolean hasAsked(Event.TurnAsked ask) {
    return ask.equals(asked);
  }

  boolean isOnRank() {
    return place == Place.RANK || place == Place.LEAVING;
  }

  /** KV tokens that its open turn holds at most. */
  int reserve() {
    return history + prompt + output;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public int groupNumber() {
    return group;
  }

  @Override
  public double began() {
    return began;
  }

  @Override
  public int beganWith() {
    return beganWith;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int context() {
    return history + prompt;
  }

  @Override
  public int turnsAsked() {
    return turnsAsked;
  }

  @Override
  public String toString() {
    return "trajectory " + id + " " + place + (rank < 0 ? "" : " at " + rank);
  }
}
