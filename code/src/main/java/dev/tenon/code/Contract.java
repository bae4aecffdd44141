package dev.tenon.code;

import java.util.List;
import java.util.Map;

/**
 * A tag on a method: {@code VAL_INT_RANGE(ratio, 0, 8)}.
 *
 * @param pattern name of the pattern
 * @param arguments source text of each argument, trimmed
 * @param inBody whether the tag stands in a comment before a statement of the design's body; it is
 *     expanded there. Otherwise it stands at entry or at every exit, as its pattern asks.
 * @param constants values of the design's parameters by name, as literals: in code they stand for
 *     the names
 */
public record Contract(
    String pattern, List<String> arguments, boolean inBody, Map<String, String> constants) {

  public Contract {
    arguments = List.copyOf(arguments);
    constants = Map.copyOf(constants);
  }

  /** A contract that names no parameter of the design. */
  public Contract(String pattern, List<String> arguments, boolean inBody) {
    this(pattern, arguments, inBody, Map.of());
  }

  /** The tag in its canonical form, as the comment above an expansion shows it. */
  public String tag() {
    return pattern + "(" + String.join(", ", arguments) + ")";
  }
}
