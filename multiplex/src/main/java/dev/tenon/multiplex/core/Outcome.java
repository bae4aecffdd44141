package dev.tenon.multiplex.core;

/** How a trajectory ended. */
public enum Outcome {
  /** The agent finished; the sample is valid. */
  COMPLETED,
  /** Its time limit passed; the sample counts in its batch, but teaches nothing. */
  TIMED_OUT,
  /** The scheduler ended it by name: it was stale, or its wait had passed the limit. */
  CANCELLED
}
