package dev.tenon.design.rules;

import dev.tenon.design.Prose;

/** What a character is, for reading words of two scripts that stand side by side. */
final class Scripts {
  private Scripts() {}

  /** Whether it is of a script whose words are not parted by white space. */
  static boolean isHan(char c) {
    return c >= '\u2E80' && c <= '\u9FFF' || c >= '\uF900' && c <= '\uFAFF';
  }

  /** Whether a Latin word can't end beside it. Han beside a Latin word is another script's word. */
  static boolean joinsLatin(char c) {
    return c == '_' || Character.isLetterOrDigit(c) && !isHan(c);
  }

  /** Whether there is anything that says something in a part of a text. */
  static boolean hasContent(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == Prose.CODE) {
        return true;
      }
    }
    return false;
  }

  /** The first index from {@code at} that is no white space, at most {@code end}. */
  static int skipSpace(CharSequence text, int at, int end) {
    int i = at;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a word stands there whole, in any case. */
  static boolean isWord(String text, int at, String word) {
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (at == 0 || !joinsLatin(text.charAt(at - 1)))
        && (end >= text.length() || !joinsLatin(text.charAt(end)));
  }

  /** Where a word stands whole, in any case, from {@code at} on; -1 if it doesn't before end. */
  static int findWord(String text, String word, int at, int end) {
    for (int i = at; i + word.length() <= end; i++) {
      if (Character.toLowerCase(text.charAt(i)) == word.charAt(0) && isWord(text, i, word)) {
        return i;
      }
    }
    return -1;
  }
}
