package dev.tenon.multiplex.sim;

/**
 * A fault of the world, at a time.
 *
 * @param at seconds from the start
 * @param rank the rank that crashes; -1: the trainer
 * @param seconds until it is back
 */
public record Fault(double at, int rank, double seconds) {
  public Fault {
    if (!(at >= 0) || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "a fault begins at 0 s or later and lasts: at " + at + " for " + seconds);
    }
  }
}
