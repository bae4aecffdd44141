package dev.tenon.design.review;

import dev.tenon.design.Document;
import dev.tenon.design.Item;
import dev.tenon.design.Owner;

/**
 * What stands below the heading of an item or a symbol, up to the next heading of one: what a round
 * of review changes as a whole.
 *
 * @param name its name in a design, unique: the id or symbol; with {@code @4} and {@code @5} where
 *     chapters 4 and 5 both have a section of a symbol
 * @param id the id or symbol alone
 * @param key what it is called in any version of the design
 * @param first line of the heading, from 1
 * @param last line, from 1, of the last that is not blank
 * @param end line of the last that is not blank of the whole section, inner ones included
 * @param level of the heading, from 1
 */
public record Section(
    String name,
    String id,
    String key,
    Owner owner,
    Document document,
    int first,
    int last,
    int end,
    int level) {

  public boolean isItem() {
    return owner instanceof Item;
  }

  /** Heading and own text, LF between lines, none at the end. */
  public String text() {
    return lines(last);
  }

  /** With the sections inside of it. */
  String whole() {
    return lines(end);
  }

  private String lines(int to) {
    StringBuilder out = new StringBuilder();
    for (int line = first; line <= to; line++) {
      out.append(line == first ? "" : "\n").append(document.line(line));
    }
    return out.toString();
  }

  /** Whether another one stands inside of it. */
  boolean holds(Section other) {
    return document.path().equals(other.document.path())
        && other.first > first
        && other.first <= end;
  }
}
