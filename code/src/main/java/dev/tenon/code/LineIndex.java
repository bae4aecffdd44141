package dev.tenon.code;

import java.util.Arrays;

/** Lines and columns of a text: both from 1, columns in code points. */
final class LineIndex {

  private final String text;
  private final int[] starts;

  LineIndex(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (c == '\n' || loneReturn) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    starts = Arrays.copyOf(found, count);
  }

  /** Line of an offset; an offset outside of the text counts as its nearest end. */
  int line(int offset) {
    int at = Arrays.binarySearch(starts, clamp(offset));
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Column of an offset in code points. */
  int column(int offset) {
    int start = starts[line(offset) - 1];
    return text.codePointCount(start, clamp(offset)) + 1;
  }

  private int clamp(int offset) {
    return Math.max(0, Math.min(offset, text.length()));
  }
}
