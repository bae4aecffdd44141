package dev.tenon.design.merge;

import java.util.List;

/** What a merge of one document came to. */
public sealed interface MergeResult {

  /**
   * The merged text.
   *
   * @param conflicts names of what both sides changed, in order; it stands between marks
   */
  record Merged(String text, List<String> conflicts) implements MergeResult {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }

    public boolean isClean() {
      return conflicts.isEmpty();
    }
  }

  /**
   * The document can't be cut into items safely; its text is to be merged by lines.
   *
   * @param why as half a sentence, in English
   */
  record NotByItem(String why) implements MergeResult {}
}
