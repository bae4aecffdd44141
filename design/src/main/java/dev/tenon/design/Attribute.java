package dev.tenon.design;

import java.util.List;

/**
 * A keyed bullet of an item or a symbol.
 *
 * @param key which one
 * @param at the whole first line of the bullet, from its key
 * @param values the value, then those of a nested list; empty where nothing is said
 * @param refs what the values name, for keys of ids and symbols
 */
public record Attribute(Key key, Position at, List<Prose> values, List<Ref> refs) {
  public Attribute {
    values = List.copyOf(values);
    refs = List.copyOf(refs);
  }

  /** All values as text, one line each. */
  public String text() {
    return String.join("\n", values.stream().map(Prose::plain).toList());
  }
}
