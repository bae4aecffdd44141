package dev.tenon.design.review;

import dev.tenon.design.Key;
import dev.tenon.design.Tongue;

/**
 * An arrow between items or symbols.
 *
 * @param from who leans
 * @param key {@code satisfies}, or what else binds: {@code where}, {@code contract}
 * @param to on whom
 */
public record Link(String from, String key, String to) {

  static Link of(String from, Key key, String to) {
    return new Link(from, key.names().getFirst(), to);
  }

  /** {@code D-2 refines D-1}. */
  public String text(Tongue tongue) {
    return from + " " + withoutFrom(tongue);
  }

  /** {@code refines D-1}. */
  String withoutFrom(Tongue tongue) {
    String word = tongue == Tongue.EN ? key : Key.of(key).map(k -> k.names().get(1)).orElse(key);
    return word + " " + to;
  }
}
