package dev.tenon.multiplex.core;

import java.util.List;

/** What the scheduler wants done. Commands may be lost or come late: it repeats what matters. */
public sealed interface Command {
  /** A trajectory may begin. */
  record Start(int trajectory) implements Command {}

  /**
   * A turn goes to a rank.
   *
   * @param attempt a number of its own; the answers carry it
   * @param kept tokens of this turn that earlier attempts made and that count
   * @param carried where the cache of history and kept tokens may be, if it moves along; -1 if it
   *     does not
   * @param urgency who is served first where a rank has a queue; smaller is sooner
   */
  record Route(int trajectory, long attempt, int rank, int kept, int carried, long urgency)
      implements Command {}

  /**
   * Take a turn off its rank; answered by {@link Event.TurnGone}, also when it is not there.
   *
   * @param carry what of it will be used again
   */
  record Abort(int trajectory, long attempt, int rank, Carry carry) implements Command {}

  /** A sample for the trainer: which weights made which of its tokens. */
  record Deliver(int trajectory, Outcome outcome, List<Segment> segments) implements Command {}

  /** End a trajectory for good. */
  record Cancel(int trajectory) implements Command {}

  /** Free a rank's memory. */
  record Sleep(int rank) implements Command {}

  /** Give a rank its memory back. */
  record Wake(int rank) implements Command {}

  /** Load weights into these ranks; they don't serve meanwhile. */
  record Sync(List<Integer> ranks, int version, boolean keepCache) implements Command {}

  /**
   * Train on samples of a batch.
   *
   * @param from how many of the batch were trained before
   * @param samples how many
   * @param lent the ranks whose GPUs take part, beside those that always train
   * @param last whether the batch ends with them
   */
  record Train(int batch, int from, int samples, List<Integer> lent, boolean last)
      implements Command {}

  /** Move the trainer's state off the lent ranks. */
  record UnloadTrainer() implements Command {}

  /**
   * Stop a rank that does not answer and start it anew; {@link Event.RankBack} says when. May
   * repeat.
   */
  record Fence(int rank) implements Command {}

  /** Stop a trainer that does not answer and start it anew, from the last step. May repeat. */
  record RestartTrainer() implements Command {}

  /**
   * Send a {@link Event.Tick} at this time, late rather than never; a later alarm does not replace
   * it.
   */
  record Alarm(double at) implements Command {}
}
