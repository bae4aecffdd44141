package dev.tenon.multiplex.core;

/**
 * What holds for a whole run.
 *
 * @param batch samples of a training step
 * @param group samples of one prompt; they count only together
 * @param staleness how many steps older than the newest the weights may be that a sample began with
 * @param ordered whether batch k is exactly the k-th released one; else the groups that are
 *     complete first make it up, and what has become too stale is cancelled
 * @param kvTokens KV tokens that a rank holds
 * @param migration what a turn keeps when its rank leaves
 * @param sync what a turn keeps when the weights change
 * @param lockedDrain seconds for which a shrink holds all new turns before it looks whether the
 *     ranks are empty, as the open implementation does; 0: a rank leaves when its last turn has
 * @param limits how long to wait
 */
public record Terms(
    int batch,
    int group,
    int staleness,
    boolean ordered,
    double kvTokens,
    Carry migration,
    Carry sync,
    double lockedDrain,
    Limits limits) {
  public Terms {
    if (batch < 1 || group < 1 || batch % group != 0) {
      throw new IllegalArgumentException(
          "a batch is whole groups: batch " + batch + " is not a multiple of group " + group);
    }
    if (staleness < 0) {
      throw new IllegalArgumentException("staleness must be 0 or more, was " + staleness);
    }
    if (!(kvTokens > 0)) {
      throw new IllegalArgumentException("a rank needs KV tokens, has " + kvTokens);
    }
    if (migration == Carry.KEEP) {
      throw new IllegalArgumentException(
          "a turn that moves can't keep its engine; KEEP is for sync");
    }
    if (!(lockedDrain >= 0)) {
      throw new IllegalArgumentException("a drain takes 0 s or more, was " + lockedDrain);
    }
  }
}
