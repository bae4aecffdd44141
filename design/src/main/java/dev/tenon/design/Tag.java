package dev.tenon.design;

import java.util.List;

/**
 * A contract on a method: {@code VAL_INT_RANGE(gpus, 0, total() - 1)}.
 *
 * @param name of the pattern
 * @param arguments source text of each, trimmed, full-width forms folded outside of strings
 * @param argumentsAt place of each argument
 * @param remark text behind the closing bracket
 * @param origin where it stands
 * @param at from the name to the closing bracket
 * @param closed whether the bracket is closed
 */
public record Tag(
    String name,
    List<String> arguments,
    List<Position> argumentsAt,
    String remark,
    Origin origin,
    Position at,
    boolean closed) {

  /** Where a tag stands. */
  public enum Origin {
    BULLET,
    SKETCH,
    BODY
  }

  public Tag {
    arguments = List.copyOf(arguments);
    argumentsAt = List.copyOf(argumentsAt);
  }

  public Tag(
      String name,
      List<String> arguments,
      List<Position> argumentsAt,
      String remark,
      Origin origin,
      Position at) {
    this(name, arguments, argumentsAt, remark, origin, at, true);
  }

  /** The tag in one form, whatever the white space between its arguments. */
  public String text() {
    return name + "(" + String.join(", ", arguments) + ")";
  }
}
