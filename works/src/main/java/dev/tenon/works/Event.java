package dev.tenon.works;

import java.util.List;

/** What happens while a command works: shown to people as it happens, and kept in the run's log. */
public sealed interface Event {

  /** A command began; {@code detail} is free text for the log. */
  record Started(String command, String detail) implements Event {}

  /** The plan or documents were committed by themselves. */
  record PlanCommitted(String message, String commit) implements Event {}

  /** A step is taken up. */
  record StepStarted(String step, String title, List<String> methods, String writer)
      implements Event {}

  /** A writer is asked for the bodies. */
  record WriterStarted(String step, String writer, int attempt) implements Event {}

  /**
   * A writer came back.
   *
   * @param exit of its command, 0 for others
   * @param output what it printed, cut
   */
  record WriterEnded(String step, int attempt, int exit, long millis, String output)
      implements Event {}

  /** A gate said something. */
  record GateEnded(String step, int attempt, GateResult result) implements Event {}

  /** A command of the project was run. */
  record CommandEnded(
      String step, String command, int exit, long millis, String output, String sha256)
      implements Event {}

  /** A step is committed. */
  record StepDone(String step, String title, String commit, int attempts, long millis)
      implements Event {}

  /** A step could not be built; {@code gate} is a gate's id, {@code writer} or {@code commit}. */
  record StepBlocked(String step, String gate, String reason) implements Event {}

  /** A step waits for a person. */
  record StepWaits(String step, List<String> places) implements Event {}

  /**
   * A step passed its gates and waits for a person's word.
   *
   * @param folder where it lies, from the project's folder
   */
  record StepInReview(String step, String title, String folder) implements Event {}

  /** A step that a person approved did not pass a gate, or can't be committed: it stays. */
  record ReviewFailed(String step, String gate, String reason) implements Event {}

  /**
   * What lay in review is taken away: a person rejected it, or the design changed.
   *
   * @param patch the writer's work, as a patch; empty where that is not kept
   * @param corrections what a person changed in it by hand, as a patch; empty without any
   */
  record ReviewDropped(String step, String why, String patch, String corrections)
      implements Event {}

  /** A step can't be tried: one that it builds on is not done. */
  record StepSkipped(String step, String reason) implements Event {}

  /** Something that a person should know. */
  record Note(String text) implements Event {}

  /** A command ended. */
  record Ended(int exit, String summary) implements Event {}
}
