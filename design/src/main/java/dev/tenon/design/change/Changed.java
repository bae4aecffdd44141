package dev.tenon.design.change;

import dev.tenon.design.Position;
import java.util.Locale;

/**
 * What became of an item, a parameter or a symbol.
 *
 * @param item its id, name or symbol
 * @param title for people, may be empty
 * @param at where it stands; of a removed one where it stood
 * @param difference what of its text is not as it was
 */
public record Changed(String item, String title, Kind kind, Position at, Difference difference) {

  /** What can become of it. */
  public enum Kind {
    ADDED,
    CHANGED,
    /** It says the same in another file, chapter or item. */
    MOVED,
    REMOVED;

    /** {@code added}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
