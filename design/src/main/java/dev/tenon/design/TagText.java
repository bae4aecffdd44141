package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Text that may hold a tag, with its half-width form; places in both are the same. */
final class TagText {
  private static final String ESCAPED = "_*<>[]`&|#+-!{}";

  private final String written;
  private final String folded;

  private TagText(String written) {
    this.written = written;
    this.folded = foldOutsideStrings(written);
  }

  static TagText of(String written) {
    return new TagText(written);
  }

  String folded() {
    return folded;
  }

  int length() {
    return folded.length();
  }

  char charAt(int index) {
    return folded.charAt(index);
  }

  private static String foldOutsideStrings(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = Folding.fold(text.charAt(at));
      if (c == '"' || c == '\'') {
        int end = behindString(text, at);
        out.append(c).append(text, at + 1, end);
        if (end > at + 1 && Folding.fold(text.charAt(end - 1)) == c) {
          out.setCharAt(end - 1, c);
        }
        at = end;
      } else {
        out.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
        at++;
      }
    }
    return out.toString();
  }

  /**
   * Index behind the string or character that begins at a quote; behind the quote alone if none
   * closes it.
   */
  static int behindString(String text, int start) {
    char quote = Folding.fold(text.charAt(start));
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (Folding.fold(text.charAt(i)) == quote) {
        return i + 1;
      }
    }
    return start + 1;
  }

  /** A part of the text. */
  private record Part(int start, int end) {}

  /** A tag with its places as indexes of the text. */
  final class Read {
    private final String name;
    private final int start;
    private final int end;
    private final boolean closed;
    private final List<Part> arguments;

    private Read(String name, int start, int end, boolean closed, List<Part> arguments) {
      this.name = name;
      this.start = start;
      this.end = end;
      this.closed = closed;
      this.arguments = arguments;
    }

    Tag tag(Tag.Origin origin, BiFunction<Integer, Integer, Position> at) {
      List<String> texts = new ArrayList<>();
      List<Position> places = new ArrayList<>();
      for (Part part : arguments) {
        texts.add(unmarked(part));
        places.add(at.apply(part.start(), Math.max(part.start() + 1, part.end())));
      }
      String remark = written.substring(end).replaceFirst("^[`*]+", "").strip();
      return new Tag(name, texts, places, remark, origin, at.apply(start, end), closed);
    }
  }

  /** Reads what stands in the round bracket that opens at the index. */
  Read read(String name, int start, int open) {
    List<Part> parts = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int i = open; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c == '"' || c == '\'') {
        int behind = behindString(folded, i);
        // a string that nothing closes takes the closing bracket with it
        i = behind == i + 1 ? folded.length() : behind - 1;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          add(parts, from, i);
          return new Read(name, start, i + 1, true, parts);
        }
      } else if (c == ',' && depth == 1) {
        parts.add(trimmed(from, i));
        from = i + 1;
      }
    }
    add(parts, from, folded.length());
    return new Read(name, start, folded.length(), false, parts);
  }

  /** The last part; an empty one alone is none. */
  private void add(List<Part> parts, int from, int to) {
    Part last = trimmed(from, to);
    if (!parts.isEmpty() || last.end() > last.start()) {
      parts.add(last);
    }
  }

  private Part trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isIgnored(folded.charAt(start))) {
      start++;
    }
    while (end > start && isIgnored(folded.charAt(end - 1))) {
      end--;
    }
    return new Part(start, end);
  }

  private static boolean isIgnored(char c) {
    return c == '`' || Character.isWhitespace(c);
  }

  /** The text of a part without code marks and Markdown's escapes, which stand in no code. */
  private String unmarked(Part part) {
    StringBuilder out = new StringBuilder();
    int at = part.start();
    while (at < part.end()) {
      char c = folded.charAt(at);
      if (c == '"' || c == '\'') {
        int end = Math.min(behindString(folded, at), part.end());
        out.append(folded, at, end);
        at = end;
        continue;
      }
      boolean escape =
          c == '\\' && at + 1 < part.end() && ESCAPED.indexOf(folded.charAt(at + 1)) >= 0;
      boolean space = c == ' ' && !out.isEmpty() && out.charAt(out.length() - 1) == ' ';
      if (c != '`' && !escape && !space) {
        out.append(c);
      }
      at++;
    }
    return out.toString();
  }
}
