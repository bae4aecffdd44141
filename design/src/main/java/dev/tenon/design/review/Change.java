package dev.tenon.design.review;

import java.util.List;
import java.util.Locale;

/**
 * What a round would do to one section.
 *
 * @param item its name: an id or symbol
 * @param key what it is called in any version of the design
 * @param before its text; empty where it is added
 * @param after its text as it is to be; empty where it is removed
 * @param reason the agent's
 * @param pulledBy ids and symbols through which it came into the round; empty for what was named
 * @param links the same as sentences: {@code D-2 refines D-1}
 * @param anchor key of the section behind which an added one stands; else empty
 */
public record Change(
    String item,
    String key,
    Kind kind,
    String before,
    String after,
    String reason,
    List<String> pulledBy,
    List<String> links,
    String anchor) {

  /** What happens to it. */
  public enum Kind {
    CHANGED,
    ADDED,
    REMOVED;

    /** As in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Change {
    pulledBy = List.copyOf(pulledBy);
    links = List.copyOf(links);
  }

  /** The same change with another text, which a person edited. */
  public Change edited(String text) {
    return new Change(item, key, kind, before, text, reason, pulledBy, links, anchor);
  }
}
