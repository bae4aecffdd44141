package dev.tenon.multiplex.core;

/**
 * How long the scheduler waits, in seconds. Every wait has an end.
 *
 * @param abortRetry an abort without answer is repeated after this time
 * @param drain a rank that still has turns then does not leave: the shrink is taken back
 * @param sleep a rank that has not freed its memory then: the shrink is taken back
 * @param wake a rank that is not back then is fenced
 * @param sync a rank without the new weights then is fenced
 * @param turn a turn without an end then is aborted and sent elsewhere
 * @param train a trainer without an answer then is restarted
 * @param trainerBack lent ranks return to rollout when a lost trainer is not back by then, and it
 *     is started anew once more
 * @param back a lost rank that is not back then is started anew once more
 * @param agent a trajectory whose agent is silent so long is over
 */
public record Limits(
    double abortRetry,
    double drain,
    double sleep,
    double wake,
    double sync,
    double turn,
    double train,
    double trainerBack,
    double back,
    double agent) {
  public Limits {
    double[] all = {abortRetry, drain, sleep, wake, sync, turn, train, trainerBack, back, agent};
    for (double limit : all) {
      if (!(limit > 0)) {
        throw new IllegalArgumentException("a limit must be above 0 s, was " + limit);
      }
    }
  }

  /** Limits for a cluster of usual size. */
  public static Limits usual() {
    return new Limits(1, 30, 60, 120, 120, 7_200, 14_400, 120, 900, 7_200);
  }
}
