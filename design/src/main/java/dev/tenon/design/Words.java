package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;

/** Text without what only its form says: how it is wrapped and spaced. */
final class Words {
  /** Beside these white space says nothing, also where a line was broken behind them. */
  private static final String MARKS = ",;:!?()";

  /** A sentence ends behind these where white space follows, behind the second ones anywhere. */
  private static final String ENDS = ".!?;";

  private static final String WIDE_ENDS = "。";

  private Words() {}

  /** Words joined by one space, for people. */
  static String shown(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = !out.isEmpty();
      } else {
        if (space) {
          out.append(' ');
        }
        space = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The same without white space that stands beside punctuation or a script without spaces. */
  static String meant(String text) {
    String words = shown(text);
    StringBuilder out = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c != ' ' || parts(words, i)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether the space at an index of words parts two of them. */
  private static boolean parts(String words, int at) {
    char left = words.charAt(at - 1);
    char right = words.charAt(at + 1);
    if (isUnspaced(left) || isUnspaced(right)) {
      return false;
    }
    boolean list = left == ',' && at > 1 && Character.isDigit(words.charAt(at - 2));
    if (list && Character.isDigit(right)) {
      return true; // `1, 500` are two numbers
    }
    return MARKS.indexOf(left) < 0 && MARKS.indexOf(right) < 0;
  }

  /** Whether a character is of a script whose words no space parts, or its punctuation. */
  static boolean isUnspaced(char c) {
    if (c < '\u2E80') {
      return false;
    }
    if (c >= '\u3000' && c <= '\u303F' || Character.isSurrogate(c)) {
      return true;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA;
  }

  /** An expression or a number without white space but between two words. */
  static String expression(String text) {
    String words = shown(text);
    StringBuilder out = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean needed =
          c == ' ' && isWord(words.charAt(i - 1)) && Character.isLetterOrDigit(words.charAt(i + 1));
      if (c != ' ' || needed) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A letter; behind a digit a unit may stand with or without a space. */
  private static boolean isWord(char c) {
    return Character.isLetter(c) || c == '_';
  }

  /** The sentences of a text, each with what ends it. */
  static List<String> sentences(String text) {
    String words = shown(text);
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean spaced = i + 1 < words.length() && words.charAt(i + 1) == ' ';
      boolean wide = i > 0 && isUnspaced(words.charAt(i - 1));
      if (WIDE_ENDS.indexOf(c) >= 0 || ENDS.indexOf(c) >= 0 && (spaced || wide)) {
        sentences.add(words.substring(start, i + 1).strip());
        start = i + 1;
      }
    }
    if (start < words.length()) {
      sentences.add(words.substring(start).strip());
    }
    return sentences;
  }
}
