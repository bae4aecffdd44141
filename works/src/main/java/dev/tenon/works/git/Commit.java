package dev.tenon.works.git;

/** What became of a commit. */
public sealed interface Commit {

  /**
   * It was made.
   *
   * @param id full hex id
   */
  record Made(String id) implements Commit {}

  /** The paths are as in the parent; no commit was made. */
  record Unchanged() implements Commit {}

  /**
   * A hook, or signing, said no.
   *
   * @param exit of git
   * @param output what the hook printed
   */
  record Refused(int exit, String output) implements Commit {}
}
