package dev.tenon.multiplex.core;

/** What a turn takes along when it has to leave a rank, or when the weights change under it. */
public enum Carry {
  /** Nothing: the turn starts anew, its history is prefilled again. */
  RESEND,
  /** Its tokens: history and tokens are prefilled at the next rank, then it goes on. */
  PREFIX,
  /** Its tokens and their cache. In a move it is a bound: nothing is paid for the way. */
  KV,
  /**
   * Only at a change of weights: the engine pauses, and goes on with the cache of the old weights.
   */
  KEEP
}
