package dev.tenon.multiplex.core;

/** A live trajectory, as policies and checkers see it. */
public interface TrajectoryView {
  /** Where its current turn is; exactly one of these. */
  enum Place {
    /** No turn is open: its environment works. */
    AGENT,
    /** A turn waits for a rank. */
    HELD,
    /** A turn is on a rank. */
    RANK,
    /** A turn is being taken off a rank. */
    LEAVING
  }

  int id();

  /** The batch that it was released for. */
  int batch();

  int groupNumber();

  /** When it began, in seconds. */
  double began();

  /** The newest weights when it began. */
  int beganWith();

  Place place();

  /** The rank that it is mapped to, or -1. */
  int rank();

  /** Tokens that the turns before have left, and of the open turn its prompt. */
  int context();

  /** Turns that it asked for so far. */
  int turnsAsked();
}
