package dev.tenon.multiplex.sim;

/** What a rank's GPUs do; one at a time. */
public enum Role {
  ROLLOUT,
  /** Serves, but nothing is there to do: a bubble of rollout. */
  IDLE,
  /** The last turns leave, the memory is freed. */
  SHRINK,
  TRAIN,
  /** With the trainer, which has nothing to train: a bubble of training. */
  WAIT,
  /** The trainer's state moves on or off. */
  LOAD,
  /** New weights. */
  SYNC,
  /** The memory comes back. */
  EXPAND,
  LOST
}
