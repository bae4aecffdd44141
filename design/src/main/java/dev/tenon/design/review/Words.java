package dev.tenon.design.review;

/** Counts words: of scripts that part them by white space, and characters of those that don't. */
public final class Words {
  private Words() {}

  /** How many there are; marks of Markdown are none. */
  public static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHan(c)) {
        words++;
        inside = false;
      } else if (Character.isLetterOrDigit(c)) {
        words += inside ? 0 : 1;
        inside = true;
      } else if (Character.isWhitespace(c) || "|,;()[]{}".indexOf(c) >= 0) {
        inside = false;
      }
    }
    return words;
  }

  /** How many stand outside of code blocks: code is not what makes a document long to read. */
  static int ofProse(String markdown) {
    int words = 0;
    String fence = "";
    for (String line : markdown.lines().toList()) {
      String start = line.strip();
      boolean marks = start.startsWith("```") || start.startsWith("~~~");
      if (fence.isEmpty() && marks) {
        fence = start.substring(0, 3);
      } else if (!fence.isEmpty()) {
        fence = start.startsWith(fence) ? "" : fence;
      } else {
        words += count(line);
      }
    }
    return words;
  }

  /** Han characters among all letters, 0 to 1. */
  static double hanShare(String text) {
    int han = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      han += isHan(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters == 0 ? 0 : (double) han / letters;
  }

  static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
