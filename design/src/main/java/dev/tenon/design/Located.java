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

  /** Of each character; of the place alone where there is none. */
  private final int[] offsets;

  /** How much further behind the text stands now than when the offsets were read. */
  private final int shift;

  Located(Document document, String text, int[] offsets) {
    this(document, text, offsets, 0);
    if (offsets.length != Math.max(1, text.length())) {
      throw new IllegalArgumentException("offsets must be one for each character");
    }
  }

  private Located(Document document, String text, int[] offsets, int shift) {
    this.document = document;
    this.text = text;
    this.offsets = offsets;
    this.shift = shift;
  }

  /** A stretch of a document as it stands. */
  public static Located of(Document document, int start, int end) {
    int[] offsets = new int[Math.max(1, end - start)];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = start + i;
    }
    return new Located(document, document.text().substring(start, end), offsets);
  }

  /** The same in another version of its document. */
  Located moved(Document to, int characters) {
    return new Located(to, text, offsets, shift + characters);
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
    if (text.isEmpty()) {
      return offsets[0] + shift;
    }
    int length = text.length();
    return shift + (index < length ? offsets[index] : offsets[length - 1] + 1);
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
    return subSequence(from, to);
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
    int[] part =
        start < end ? Arrays.copyOfRange(offsets, start, end) : new int[] {offset(start) - shift};
    return new Located(document, text.substring(start, end), part, shift);
  }

  @Override
  public String toString() {
    return text;
  }
}
