package dev.tenon.design;

/**
 * A block of prose that belongs to an item or a symbol.
 *
 * @param kind what it is
 * @param prose its words
 * @param source the Markdown as written, for documentation in code
 */
public record Passage(Kind kind, Prose prose, Located source) {

  /** What a passage is; bullets that are attributes or tags are none. */
  public enum Kind {
    PARAGRAPH,
    BULLET,
    QUOTE,
    HEADING,
    TABLE
  }
}
