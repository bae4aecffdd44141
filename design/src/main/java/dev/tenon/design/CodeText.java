package dev.tenon.design;

/** Source text without what has no meaning, to be hashed. */
public final class CodeText {
  private CodeText() {}

  /**
   * Text without comments and needless white space; strings stay as they are. In Python, where
   * indentation has meaning, only the white space at line ends goes.
   */
  public static String normal(String language, String code) {
    if (language.equals("python")) {
      return code.lines().map(String::stripTrailing).filter(l -> !l.isBlank()).toList().toString();
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    boolean gap = false;
    while (i < code.length()) {
      char c = code.charAt(i);
      int end;
      if (code.startsWith("//", i)) {
        end = endOf(code, "\n", i);
        gap = true;
      } else if (code.startsWith("/*", i)) {
        end = endOf(code, "*/", i + 2);
        gap = true;
      } else if (Character.isWhitespace(c)) {
        end = i + 1;
        gap = true;
      } else {
        end = c == '"' || c == '\'' ? literalEnd(code, i) : i + 1;
        if (gap && !out.isEmpty() && joins(out.charAt(out.length() - 1), c)) {
          out.append(' ');
        }
        gap = false;
        out.append(code, i, end);
      }
      i = end;
    }
    return out.toString();
  }

  private static boolean joins(char a, char b) {
    boolean words = Character.isJavaIdentifierPart(a) && Character.isJavaIdentifierPart(b);
    boolean operators = "+-<>=&|".indexOf(a) >= 0 && "+-<>=&|".indexOf(b) >= 0;
    return words || operators;
  }

  private static int endOf(String code, String mark, int from) {
    int at = code.indexOf(mark, from);
    return at < 0 ? code.length() : at + mark.length();
  }

  private static int literalEnd(String code, int start) {
    if (code.startsWith("\"\"\"", start)) {
      return endOf(code, "\"\"\"", start + 3);
    }
    char quote = code.charAt(start);
    for (int i = start + 1; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote || c == '\n') {
        return i + 1;
      }
    }
    return code.length();
  }
}
