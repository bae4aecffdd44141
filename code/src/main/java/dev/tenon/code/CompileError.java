package dev.tenon.code;

/**
 * An error of the compiler.
 *
 * @param file path as given, empty where it is about none
 * @param line from 1, 0 where unknown
 * @param column from 1 in code points, 0 where unknown
 * @param message in English
 */
public record CompileError(String file, int line, int column, String message) {

  @Override
  public String toString() {
    return (file.isEmpty() ? "" : file + ":" + line + ":" + column + ": ") + message;
  }
}
