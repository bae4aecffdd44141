package dev.tenon.design.trace;

import dev.tenon.design.Id;
import java.util.List;
import java.util.Map;

/**
 * What was built, as files, history and code tell it.
 *
 * @param proofs the evidence of each step that has any
 * @param commits the newest commit of each step that the history still names
 * @param history what the history can tell
 * @param code where symbols stand in code; may be empty
 */
public record Built(
    Map<Id, Proof> proofs, Map<Id, String> commits, History history, Map<String, Node.Place> code) {

  /** What git can tell of steps. */
  public enum History {
    /** There is no git, no repository or no commit. */
    NONE,
    /** No commit names a step: nothing is built, or the history was squashed. */
    SILENT,
    /** Commits name steps. */
    KEPT
  }

  /**
   * A step's evidence.
   *
   * @param file its path from the project folder
   * @param writer who wrote the step's bodies
   * @param passed gates that passed
   * @param gates all gates
   * @param tests {@code Class#method}
   * @param approved by whom, or empty
   */
  public record Proof(
      String file,
      String writer,
      int attempt,
      int passed,
      int gates,
      List<String> tests,
      String approved) {
    public Proof {
      tests = List.copyOf(tests);
    }
  }

  public Built {
    proofs = Map.copyOf(proofs);
    commits = Map.copyOf(commits);
    code = Map.copyOf(code);
  }

  /** Nothing. */
  public static Built nothing() {
    return new Built(Map.of(), Map.of(), History.NONE, Map.of());
  }
}
