package dev.tenon.design.constraints;

import dev.tenon.design.Position;
import java.util.List;

/**
 * Statements that can't hold together, or of which nobody knows.
 *
 * @param items ids and symbols in reading order, then rows
 * @param at the first of what they ask
 * @param decided whether it was found out
 * @param message what clashes
 * @param cause the clashing text
 */
public record Conflict(
    List<String> items, Position at, boolean decided, Text message, String cause) {
  public Conflict {
    items = List.copyOf(items);
  }
}
