package dev.tenon.design;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pattern does, in two calls of one method.
 *
 * @param contract the tag on the method
 * @param method its declaration
 * @param body its body, may be empty
 * @param passes a call that the contract lets pass
 * @param stopped a call that it stops
 * @param message what it says then
 */
record PatternExample(
    String contract, String method, String body, String passes, String stopped, String message) {
  private static final String FILE = "pattern-examples.md";
  private static final int COLUMNS = 6;

  /**
   * Those of the built-in patterns, by the name of the pattern.
   *
   * @throws IllegalStateException for a row that lacks a cell
   */
  static Map<String, PatternExample> builtIn() {
    try (InputStream in = PatternExample.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the examples of the patterns can't be read", e);
    }
  }

  private static Map<String, PatternExample> read(String text) {
    Map<String, PatternExample> examples = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(PatternExample::row)
        .forEach(e -> examples.put(e.contract().substring(0, e.contract().indexOf('(')), e));
    return examples;
  }

  private static PatternExample row(String line) {
    List<String> cells = List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalStateException(FILE + ": " + COLUMNS + " cells are needed: " + line);
    }
    List<String> bare = cells.stream().map(cell -> cell.strip().replace("`", "")).toList();
    return new PatternExample(
        bare.get(0), bare.get(1), bare.get(2), bare.get(3), bare.get(4), bare.get(5));
  }
}
