package dev.tenon.design.review;

import dev.tenon.design.Position;

/**
 * A sentence that says what another has said before.
 *
 * @param first where it is said first
 * @param again where it is said again
 */
public record Repetition(Place first, Place again) {

  /**
   * Where a sentence stands.
   *
   * @param owner id of the item, or symbol
   * @param text as it is written, code spans hidden
   */
  public record Place(String owner, Position at, String text) {}
}
