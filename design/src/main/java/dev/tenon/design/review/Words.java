package dev.tenon.design.review;

import java.util.Locale;
import java.util.Set;

/** What kind of words a text has, and how many. */
final class Words {
  private Words() {}

  /** How many there are, as {@link Lengths} counts them. */
  static int count(String text) {
    return Lengths.words(text);
  }

  /** Blocks of words: not code, whatever marks stand around them. */
  private static final Set<String> WORDY =
      Set.of("text", "txt", "plain", "plaintext", "md", "markdown");

  /** How many stand outside of code blocks: code is not what makes a document long to read. */
  static int ofProse(String markdown) {
    int words = 0;
    String fence = "";
    boolean wordy = false;
    for (String line : markdown.lines().toList()) {
      String start = line.strip();
      boolean marks = start.startsWith("```") || start.startsWith("~~~");
      if (fence.isEmpty() && marks) {
        fence = start.substring(0, 3);
        wordy = WORDY.contains(start.substring(3).strip().toLowerCase(Locale.ROOT));
      } else if (!fence.isEmpty()) {
        fence = start.startsWith(fence) ? "" : fence;
        words += wordy && !fence.isEmpty() ? count(line) : 0;
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

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
