package dev.tenon.design.constraints;

import dev.tenon.design.Tongue;

/** One sentence in both languages. */
public record Text(String english, String chinese) {
  static final Text NONE = new Text("", "");

  /** The sentence in a language. */
  public String in(Tongue tongue) {
    return tongue.pick(english, chinese);
  }
}
