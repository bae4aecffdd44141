package dev.tenon.code;

import com.google.common.collect.Range;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.List;

/** Gives woven text the form of google-java-format and leaves all other text as it stands. */
final class Layout {
  private Layout() {}

  /** A text that doesn't parse stays as it is: the compiler will say why. */
  static String whole(String text) {
    try {
      return new Formatter().formatSource(text);
    } catch (FormatterException e) {
      return text;
    }
  }

  static String parts(Edits.Result result) {
    List<Range<Integer>> ranges =
        result.woven().stream()
            .map(span -> trimmed(result.text(), span))
            .filter(span -> span.from() < span.to())
            .map(span -> Range.closedOpen(span.from(), span.to()))
            .toList();
    if (ranges.isEmpty()) {
      return result.text();
    }
    try {
      return new Formatter().formatSource(result.text(), ranges);
    } catch (FormatterException e) {
      return result.text();
    }
  }

  private static Edits.Span trimmed(String text, Edits.Span span) {
    int from = span.from();
    int to = span.to();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Edits.Span(from, to);
  }
}
