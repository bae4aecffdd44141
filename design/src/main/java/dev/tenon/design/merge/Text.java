package dev.tenon.design.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * A file's text as lines, and what its bytes add to them.
 *
 * @param mark whether it begins with a byte order mark
 * @param style how all of its lines end
 * @param closed whether its last line ends
 * @param lines with their ends, the last one's included
 */
record Text(boolean mark, Style style, boolean closed, List<String> lines) {

  /** How lines end. */
  enum Style {
    LF("\n"),
    CRLF("\r\n"),
    /** Not all the same: they stay as they are. */
    MIXED("\n");

    private final String ending;

    Style(String ending) {
      this.ending = ending;
    }

    String ending() {
      return ending;
    }
  }

  Text {
    lines = List.copyOf(lines);
  }

  static Text of(String text) {
    boolean mark = text.startsWith("\uFEFF");
    String bare = mark ? text.substring(1) : text;
    Style style = style(bare);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      boolean ends =
          c == '\n' || c == '\r' && (i + 1 == bare.length() || bare.charAt(i + 1) != '\n');
      if (ends) {
        lines.add(bare.substring(start, i + 1));
        start = i + 1;
      }
    }
    boolean closed = start == bare.length();
    if (!closed) {
      lines.add(bare.substring(start) + style.ending());
    }
    return new Text(mark, style, closed, lines);
  }

  private static Style style(String text) {
    int feeds = 0;
    int pairs = 0;
    int returns = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      returns += c == '\r' ? 1 : 0;
      feeds += c == '\n' ? 1 : 0;
      pairs += c == '\n' && i > 0 && text.charAt(i - 1) == '\r' ? 1 : 0;
    }
    if (returns == 0) {
      return Style.LF;
    }
    return pairs == feeds && pairs == returns ? Style.CRLF : Style.MIXED;
  }

  /** The same lines, all ended in one way. */
  Text in(Style other) {
    if (style == other) {
      return this;
    }
    List<String> ended = lines.stream().map(l -> l.substring(0, end(l)) + other.ending()).toList();
    return new Text(mark, other, closed, ended);
  }

  private static int end(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The file's text. */
  String text() {
    String all = String.join("", lines);
    String bare = closed ? all : all.substring(0, end(all));
    return (mark ? "\uFEFF" : "") + bare;
  }
}
