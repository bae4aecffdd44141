package dev.tenon.design;

/** Goes over code line by line and tells which lines are a comment alone. */
final class CommentLines {
  private final boolean python;

  /** What ends the block comment or string of several lines that is open; empty: none is. */
  private String closing = "";

  CommentLines(boolean python) {
    this.python = python;
  }

  /** Where the text of the comment begins if the line is nothing else; else -1. */
  int next(String line) {
    if (closing.isEmpty()) {
      int start = 0;
      while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
        start++;
      }
      if (python && line.startsWith("#", start)) {
        return start + 1;
      }
      if (!python && line.startsWith("//", start)) {
        return start + 2;
      }
      // languages without a grammar of their own may have either
      if (!python && line.startsWith("# ", start)) {
        return start + 1;
      }
    }
    skip(line);
    return -1;
  }

  private void skip(String line) {
    int at = 0;
    while (at < line.length()) {
      if (!closing.isEmpty()) {
        int end = line.indexOf(closing, at);
        if (end < 0) {
          return;
        }
        at = end + closing.length();
        closing = "";
      } else {
        at = open(line, at);
      }
    }
  }

  private int open(String line, int at) {
    if (line.startsWith("\"\"\"", at) || python && line.startsWith("'''", at)) {
      closing = line.substring(at, at + 3);
      return at + 3;
    }
    if (!python && line.startsWith("/*", at)) {
      closing = "*/";
      return at + 2;
    }
    if (python ? line.charAt(at) == '#' : line.startsWith("//", at)) {
      return line.length();
    }
    char c = line.charAt(at);
    return c == '"' || c == '\'' ? TagText.behindString(line, at) : at + 1;
  }
}
