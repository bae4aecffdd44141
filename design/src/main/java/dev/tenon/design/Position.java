package dev.tenon.design;

/**
 * A place in a document.
 *
 * @param file path from the project folder, with {@code /}
 * @param line from 1
 * @param column from 1, in Unicode code points
 * @param length how much of the line it covers, in code points, at least 1
 */
public record Position(String file, int line, int column, int length)
    implements Comparable<Position> {

  /** The first character of a file. */
  public static Position startOf(String file) {
    return new Position(file, 1, 1, 1);
  }

  @Override
  public int compareTo(Position other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}
