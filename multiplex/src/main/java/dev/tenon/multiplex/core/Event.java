package dev.tenon.multiplex.core;

/**
 * What the world tells the scheduler. Tokens are counts, times seconds; an {@code attempt} is the
 * number that {@link Command.Route} gave, so that late news of an attempt that is over is known.
 *
 * <p>What is told of turns may come late, twice and in any order. What is told of one rank, or of
 * the trainer, may come late and twice, but in order, and nothing of a life before a crash after
 * it.
 */
public sealed interface Event {
  /** The ranks are up with the first weights; the run begins. */
  record Begin() implements Event {}

  /**
   * An agent asks for its next turn.
   *
   * @param history tokens of the turns before
   * @param prompt new tokens of this turn
   * @param output tokens that the turn will make at most
   */
  record TurnAsked(int trajectory, int history, int prompt, int output) implements Event {}

  /** A turn is complete; {@code made} tokens came in this attempt. */
  record TurnDone(int trajectory, long attempt, int made) implements Event {}

  /** A turn is no longer on its rank: the abort is acknowledged by absence. */
  record TurnGone(int trajectory, long attempt, int made) implements Event {}

  /** How many tokens this attempt has made so far; told before weights change under it. */
  record TokensMade(int trajectory, long attempt, int made) implements Event {}

  /** The agent is done with a trajectory, or its time is up. */
  record TrajectoryOver(int trajectory, Outcome outcome) implements Event {
    public TrajectoryOver {
      if (outcome == Outcome.CANCELLED) {
        throw new IllegalArgumentException(
            "only the scheduler cancels; an agent that failed timed out");
      }
    }
  }

  /** A rank has freed its memory. */
  record RankAsleep(int rank) implements Event {}

  /** A rank has its memory back and can serve. */
  record RankAwake(int rank) implements Event {}

  /** A rank holds these weights now. */
  record RankSynced(int rank, int version) implements Event {}

  /**
   * The trainer took in samples of a batch.
   *
   * @param from how many of the batch it had before, as {@link Command.Train} said
   */
  record Trained(int batch, int from, int samples) implements Event {}

  /** The trainer's state has left the lent ranks. */
  record TrainerUnloaded() implements Event {}

  /** A rank crashed: all that was on it is gone. */
  record RankLost(int rank) implements Event {}

  /** A crashed rank is up again, empty and with no weights. */
  record RankBack(int rank) implements Event {}

  /** The trainer crashed: what it did since the last step is gone. */
  record TrainerLost() implements Event {}

  /** The trainer is up again. */
  record TrainerBack() implements Event {}

  /** An alarm that {@link Command.Alarm} asked for. */
  record Tick() implements Event {}
}
