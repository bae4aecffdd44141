package dev.tenon.works.git;

import java.util.List;

/**
 * A commit that touches a file.
 *
 * @param id full hex id
 * @param parents full hex ids
 * @param subject first line of its message
 * @param steps values of its trailers {@code Tenon-Step}
 */
public record PathCommit(String id, List<String> parents, String subject, List<String> steps) {
  public PathCommit {
    parents = List.copyOf(parents);
    steps = List.copyOf(steps);
  }

  /** Reads what {@link #FORMAT} gives. */
  static PathCommit parse(String line) {
    String[] fields = line.split("\u001f", -1);
    return new PathCommit(
        fields[0].strip(), words(fields[1], " "), fields[2], words(fields[3], ","));
  }

  static final String FORMAT =
      "%H%x1f%P%x1f%s%x1f%(trailers:key=Tenon-Step,valueonly,separator=%x2C)";

  private static List<String> words(String text, String by) {
    return List.of(text.split(by)).stream().map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
