package dev.tenon.works;

import java.util.List;

/** Who writes the bodies that the document does not give. */
interface Writer {

  /** As {@code [writer] use} names it, and the evidence. */
  String name();

  /** How often it may try. */
  int attempts();

  /**
   * Whether each attempt starts from the skeleton, as a recording does; else from the last one's
   * work.
   */
  default boolean startsFresh() {
    return false;
  }

  /** Whether it brings what a person wrote: that stays with them, whatever a gate says of it. */
  default boolean isPersons() {
    return false;
  }

  /**
   * Writes, in place, in the worktree.
   *
   * @throws InterruptedException if a person stopped it
   */
  Answer write(Workshop workshop, Task task) throws InterruptedException;

  /** What a writer did. */
  sealed interface Answer {

    /** It came back; what its work is worth, the gates say. */
    record CameBack(int exit, long millis, String output) implements Answer {}

    /** It has nothing to give: the step can't go on. */
    record Nothing(String reason) implements Answer {}

    /** A person is to write: where. */
    record Person(List<String> places) implements Answer {}
  }
}
