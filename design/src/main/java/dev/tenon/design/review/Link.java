package dev.tenon.design.review;

import dev.tenon.design.Key;
import dev.tenon.design.Tongue;

/**
 * An arrow between items or symbols.
 *
 * @param from who leans
 * @param to on whom
 */
public record Link(String from, Key key, String to) {

  /** {@code D-2 refines D-1}. */
  public String text(Tongue tongue) {
    return from + " " + word(tongue) + " " + to;
  }

  /** {@code refines D-1}. */
  String withoutFrom(Tongue tongue) {
    return word(tongue) + " " + to;
  }

  private String word(Tongue tongue) {
    return tongue.pick(key.names().get(0), key.names().get(1));
  }
}
