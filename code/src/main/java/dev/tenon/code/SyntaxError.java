package dev.tenon.code;

/**
 * A place where Java does not parse.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param message one sentence without a final stop
 */
public record SyntaxError(int line, int column, String message) {

  @Override
  public String toString() {
    return line + ":" + column + ": " + message;
  }
}
