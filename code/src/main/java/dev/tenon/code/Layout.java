package dev.tenon.code;

import com.google.common.collect.Range;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Gives woven text the form of google-java-format and leaves all other text as it stands. */
final class Layout {
  /** The formatter breaks long comments, but a tag is one line. */
  private static final java.util.regex.Pattern LONG_TAG =
      java.util.regex.Pattern.compile("(?m)^[ \\t]*(// (?:VAL|AST|P0):[^\\n\\r]{60,})$");

  private Layout() {}

  /** A text that doesn't parse stays as it is: the compiler will say why. */
  static String whole(String text) {
    return formatted(text, List.of(new Edits.Span(0, text.length())), true);
  }

  static String parts(Edits.Result result) {
    return formatted(result.text(), result.woven(), false);
  }

  private static String formatted(String text, List<Edits.Span> woven, boolean all) {
    Edits edits = new Edits();
    List<String> tags = new ArrayList<>();
    Matcher tag = LONG_TAG.matcher(text);
    while (tag.find()) {
      edits.replace(tag.start(1), tag.end(1), mark(tags.size()));
      tags.add(tag.group(1));
    }
    String masked = edits.apply(text).text();
    List<Range<Integer>> ranges =
        woven.stream()
            .map(edits::moved)
            .map(span -> trimmed(masked, span))
            .filter(span -> span.from() < span.to())
            .map(span -> Range.closedOpen(span.from(), span.to()))
            .toList();
    if (ranges.isEmpty()) {
      return text;
    }
    try {
      Formatter formatter = new Formatter();
      String formatted =
          all ? formatter.formatSource(masked) : formatter.formatSource(masked, ranges);
      for (int i = 0; i < tags.size(); i++) {
        formatted = formatted.replace(mark(i), tags.get(i));
      }
      return formatted;
    } catch (FormatterException e) {
      return text;
    }
  }

  private static String mark(int number) {
    return "// tenon" + number + "$";
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
