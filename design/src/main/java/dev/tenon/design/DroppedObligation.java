package dev.tenon.design;

import java.util.List;

/**
 * An item, or a sentence of one, that stood in a parent of a merge, that no other parent took out,
 * and that the merge's result does not hold.
 *
 * @param item the item, or the one in which the sentence stood
 * @param sentence the obligation, words parted by one space; empty where the whole item is meant
 * @param revision the parent, as git reads it: {@code HEAD^2}, {@code MERGE_HEAD}
 * @param file the document in which it stood there
 * @param before ids of items, and names of chapters, that stood before it there, the nearest first
 */
public record DroppedObligation(
    Id item, String sentence, String revision, String file, List<String> before) {
  public DroppedObligation {
    before = List.copyOf(before);
  }

  /** Whether a whole item is meant, no single sentence. */
  public boolean isItem() {
    return sentence.isEmpty();
  }
}
