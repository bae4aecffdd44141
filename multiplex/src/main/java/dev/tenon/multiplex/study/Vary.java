package dev.tenon.multiplex.study;

import java.util.List;

/**
 * A setting and the values that it takes.
 *
 * @param values numbers, words or truth values
 */
public record Vary(String setting, List<Object> values) {
  public Vary {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(setting + " needs a value to take");
    }
  }

  /** Whether all values are numbers, so that they can stand on an axis. */
  public boolean isNumeric() {
    return values.stream().allMatch(Number.class::isInstance);
  }
}
