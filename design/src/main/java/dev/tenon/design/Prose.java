package dev.tenon.design;

import java.util.List;

/**
 * Prose as it is read: half-width, without the marks of emphasis, links and HTML, soft line breaks
 * as one space. Each character of a code span stands as {@link #CODE}, so that it is content but no
 * word.
 *
 * @param text the folded characters with their places
 * @param code the code spans, in order
 */
public record Prose(Located text, List<CodeSpan> code) {

  /** Stands for a character of a code span. */
  public static final char CODE = '\uFFFC';

  public Prose {
    code = List.copyOf(code);
  }

  public Position at() {
    return text.at();
  }

  public boolean isBlank() {
    return text.text().isBlank();
  }

  /** The text with the code spans put back, as a person reads it. */
  public String plain() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (CodeSpan span : code) {
      out.append(text.text(), at, span.start()).append(span.text().text());
      at = span.end();
    }
    return out.append(text.text(), at, text.length()).toString().strip();
  }

  /** The same, each character at its place; half-width but for the code spans. */
  public Located words() {
    return ProseReader.plain(this);
  }

  @Override
  public String toString() {
    return plain();
  }
}
