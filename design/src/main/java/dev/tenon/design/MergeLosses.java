package dev.tenon.design;

import java.util.List;

/**
 * What the merges behind a design dropped without a word.
 *
 * @param dropped by them; what stands in the design again, or is explained there, included
 * @param unseen merges that could not be looked at
 */
public record MergeLosses(List<DroppedObligation> dropped, List<Unseen> unseen) {

  /** Why a merge can't be looked at. */
  public enum Why {
    /** The history ends before it, as in a shallow clone. */
    CUT,
    /** A design of it can't be read. */
    UNREADABLE,
    /** There are more than are looked at. */
    TOO_MANY
  }

  /**
   * A merge.
   *
   * @param revision which, for people
   */
  public record Unseen(String revision, Why why) {}

  public MergeLosses {
    dropped = List.copyOf(dropped);
    unseen = List.copyOf(unseen);
  }

  public static MergeLosses none() {
    return new MergeLosses(List.of(), List.of());
  }
}
