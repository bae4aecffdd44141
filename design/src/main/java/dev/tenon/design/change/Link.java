package dev.tenon.design.change;

import dev.tenon.design.Key;
import dev.tenon.design.Position;

/**
 * One leans on another.
 *
 * @param from the item or symbol in which it stands
 * @param key refines, depends on, satisfies or verifies
 * @param to id or symbol of the other end
 * @param at where the other end is named
 */
public record Link(String from, Key key, String to, Position at) {

  /** {@code D-1 satisfies R-3}. */
  public String name() {
    return from + " " + key.names().getFirst() + " " + to;
  }
}
