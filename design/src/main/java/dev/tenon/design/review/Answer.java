package dev.tenon.design.review;

import java.util.List;

/**
 * What an agent answered in a round.
 *
 * @param items sections as they are to be
 * @param removed what it took out, and why
 * @param opinions judgements, cited to items: never errors
 */
public record Answer(List<Edit> items, List<Removal> removed, List<Opinion> opinions) {

  /** The id of an item that is not there yet. */
  public static final String NEW = "new";

  /**
   * A section.
   *
   * @param id of an item, a symbol, or {@link #NEW}
   * @param text the section with its heading
   * @param after id behind which a new one goes; empty where nothing is said
   */
  public record Edit(String id, String text, String reason, String after) {}

  /**
   * Something that is no longer there.
   *
   * @param what an obligation, a number, a link, or the item
   */
  public record Removal(String id, String what, String reason) {}

  public Answer {
    items = List.copyOf(items);
    removed = List.copyOf(removed);
    opinions = List.copyOf(opinions);
  }
}
