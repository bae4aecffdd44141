package dev.tenon.design;

import java.util.Arrays;

/**
 * Text of which each character knows its place in a document.
 *
 * <p>Line breaks inside are read as one space.
 */
public final class Located implements CharSequence {
  private final Document document;
  private final String text;
  private final int[] offsets;

  Located(Document document, String text, int[] offsets) {
    if (offsets.length != text.length()) {
      throw new IllegalArgumentException("offsets must be one for each character");
    }
    this.document = document;
    this.text = text;
    this.offsets = offsets;
  }

  /** A stretch of a document as it stands. */
  public static Located of(Document document, int start, int end) {
    int[] offsets = new int[end - start];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = start + i;
    }
    return new Located(document, document.text().substring(start, end), offsets);
  }

  public Document document() {
    return document;
  }

  /** The characters as they stand in the document. */
  public String text() {
    return text;
  }

  /** Offset in the document's text of a character; of the end, the one after the last. */
  public int offset(int index) {
    if (offsets.length == 0) {
      return 0;
    }
    return index < offsets.length ? offsets[index] : offsets[offsets.length - 1] + 1;
  }

  /** Place of the characters {@code start} (included) to {@code end} (not included). */
  public Position at(int start, int end) {
    if (start >= end) {
      return document.position(offset(start), offset(start) + 1);
    }
    return document.position(offset(start), offset(end - 1) + 1);
  }

  /** Place of all of it. */
  public Position at() {
    return at(0, text.length());
  }

  /** A part of it, without white space at its ends. */
  public Located part(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Located(document, text.substring(from, to), Arrays.copyOfRange(offsets, from, to));
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public Located subSequence(int start, int end) {
    return new Located(
        document, text.substring(start, end), Arrays.copyOfRange(offsets, start, end));
  }

  @Override
  public String toString() {
    return text;
  }
}
