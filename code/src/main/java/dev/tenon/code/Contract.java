package dev.tenon.code;

import java.util.List;

/**
 * A tag on a method: {@code VAL_INT_RANGE(ratio, 0, 8)}.
 *
 * @param pattern name of the pattern
 * @param arguments source text of each argument, trimmed
 * @param inBody whether the tag stands in a comment before a statement of the design's body; it is
 *     expanded there. Otherwise it stands at entry or at every exit, as its pattern asks.
 */
public record Contract(String pattern, List<String> arguments, boolean inBody) {

  public Contract {
    arguments = List.copyOf(arguments);
  }

  /** The tag in its canonical form, as the comment above an expansion shows it. */
  public String tag() {
    return pattern + "(" + String.join(", ", arguments) + ")";
  }
}
