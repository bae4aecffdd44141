package dev.tenon.design.constraints;

import dev.tenon.design.Position;
import java.util.Collection;
import java.util.List;

/**
 * Something wrong with one expression or one row.
 *
 * @param items what it stands in, first the one to edit
 * @param at the narrowest wrong text
 * @param hint how to mend it; where {@code near} has one that was meant, that is named instead
 * @param cause the wrong text itself
 * @param written a name that nothing has, or empty
 * @param names those that may have been meant
 */
public record Fault(
    Kind kind,
    List<String> items,
    Position at,
    Text message,
    Text hint,
    String cause,
    String written,
    Collection<String> names) {

  /** Which rule says it. */
  public enum Kind {
    BAD_EXPRESSION,
    UNIT_MISMATCH,
    OUT_OF_RANGE
  }

  Fault(Kind kind, List<String> items, Position at, Text message, Text hint, String cause) {
    this(kind, items, at, message, hint, cause, "", List.of());
  }

  public Fault {
    items = List.copyOf(items);
  }
}
