package dev.tenon.multiplex.core;

/** A rank, as policies and checkers see it. */
public interface RankView {
  /** Where a rank is. It is in exactly one of these, so its GPUs are in one role. */
  enum State {
    /** Takes turns. */
    SERVING,
    /** Takes no more turns; those on it are being aborted. */
    CLOSING,
    /** Empty; frees its memory. */
    FALLING_ASLEEP,
    /** With the trainer. */
    LENT,
    /** On the way back: new weights first, if it needs them. */
    SYNCING,
    /** On the way back: takes its memory. */
    WAKING,
    /** Crashed or fenced. */
    LOST
  }

  int id();

  State state();

  /** The weights that it serves with. */
  int version();

  /** Live trajectories that are mapped to it. */
  int live();

  /** Turns on it, those included that are being aborted. */
  int turns();

  /** Tokens in flight: history, prompt and output of the turns on it. */
  long tokens();

  /**
   * Tokens of history of all trajectories that are mapped to it: what its cache would like to hold.
   */
  long context();
}
