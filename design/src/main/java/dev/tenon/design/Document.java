package dev.tenon.design;

import java.util.Arrays;

/** One Markdown file of a design: its text as it stands, without byte order mark. */
public final class Document {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  /** Where the second halves of characters beyond the first plane stand, ascending. */
  private final int[] lowHalves;

  /**
   * @param path from the project folder, with {@code /}
   * @param text the whole text; CRLF and LF both end lines
   */
  public Document(String path, String text) {
    this.path = path;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.lineStarts = lineStarts(this.text);
    this.lowHalves = lowHalves(this.text);
  }

  private static int[] lowHalves(String text) {
    int[] halves = new int[0];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isLowSurrogate(text.charAt(i))
          && Character.isHighSurrogate(text.charAt(i - 1))) {
        if (count == halves.length) {
          halves = Arrays.copyOf(halves, Math.max(16, count * 2));
        }
        halves[count++] = i;
      }
    }
    return Arrays.copyOf(halves, count);
  }

  /** Code points between two offsets, without reading what lies between: a line may be long. */
  private int codePoints(int from, int to) {
    return to - from - (halvesBefore(to) - halvesBefore(from));
  }

  private int halvesBefore(int offset) {
    int found = Arrays.binarySearch(lowHalves, offset);
    return found >= 0 ? found : -found - 1;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** How many lines there are, an empty last one included. */
  public int lines() {
    return lineStarts.length;
  }

  /** The text of a line, from 1, without its end. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    return text.substring(lineStarts[number - 1], lineEnd(number));
  }

  /** Behind the last character of a line, before its end. */
  private int lineEnd(int number) {
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** Where a line starts in the text, line from 1. */
  public int lineStart(int number) {
    return lineStarts[Math.clamp(number, 1, lineStarts.length) - 1];
  }

  /** The line, from 1, in which an offset of the text lies. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The position of a stretch of the text; what goes beyond its first line is cut. */
  public Position position(int start, int end) {
    int line = lineAt(start);
    int lineStart = lineStarts[line - 1];
    int lineEnd = lineEnd(line);
    int from = Math.min(start, lineEnd);
    int to = Math.clamp(end, from, lineEnd);
    return new Position(
        path, line, codePoints(lineStart, from) + 1, Math.max(1, codePoints(from, to)));
  }
}
