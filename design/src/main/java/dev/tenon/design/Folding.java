package dev.tenon.design;

/** Half-width forms: one character for one, so that places stay. */
public final class Folding {
  private Folding() {}

  /** Full-width punctuation, digits, letters and spaces in their half-width forms. */
  public static String fold(String text) {
    char[] out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char folded = fold(c);
      if (folded != c) {
        if (out == null) {
          out = text.toCharArray();
        }
        out[i] = folded;
      }
    }
    return out == null ? text : new String(out);
  }

  /** The half-width form of a character, or the character. */
  public static char fold(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - 0xFEE0);
    }
    return c == '\u3000' || c == '\u00A0' ? ' ' : c;
  }

  /** All kinds of hyphens (not dashes) as {@code -}. */
  public static String hyphens(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63') {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, '-');
      }
    }
    return out == null ? text : out.toString();
  }
}
