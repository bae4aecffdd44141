package dev.tenon.design.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stop on the way from a requirement to a commit.
 *
 * @param id of an item, a symbol, a parameter; of a contract its symbol and tag, of evidence the
 *     path of its file, of a commit its full hash
 * @param title what a person calls it
 * @param text what is said of it, cut where it is long; may be empty
 * @param file path from the project folder; of a commit where its step stands
 * @param line from 1
 * @param chapter 1 to 6; 0 elsewhere
 * @param step the step that builds or runs it; null if none does
 * @param code where it stands in code; null if that is not known
 * @param doubts why it is in doubt, one sentence each; empty if it is not
 */
public record Node(
    String id,
    NodeKind kind,
    String title,
    String text,
    String file,
    int line,
    int chapter,
    NodeStatus status,
    @Nullable String step,
    @Nullable Place code,
    List<String> doubts) {

  /** A line of a file of the project. */
  public record Place(String file, int line) {}

  public Node {
    doubts = List.copyOf(doubts);
  }

  /** Whether something that it leans on, or it itself, is not as it was accepted or built. */
  public boolean inDoubt() {
    return !doubts.isEmpty();
  }

  /** Whether it is history. */
  boolean isReplaced() {
    return status == NodeStatus.REPLACED;
  }

  /** What a person reads: of a commit the first digits. */
  public String shown() {
    return kind == NodeKind.COMMIT ? id.substring(0, Math.min(10, id.length())) : id;
  }
}
