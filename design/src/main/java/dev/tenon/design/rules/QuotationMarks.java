package dev.tenon.design.rules;

import dev.tenon.design.Prose;
import java.util.Arrays;

/** Takes the words of others out: what stands in quotation marks is content, but no words. */
final class QuotationMarks {
  private static final String OPENING = "\"“「‘";
  private static final String CLOSING = "\"”」’";

  private QuotationMarks() {}

  /**
   * The text, as long as it was, each character inside of quotation marks as {@link Prose#CODE}.
   */
  static String mask(String text) {
    char[] out = null;
    boolean[] unclosed = new boolean[CLOSING.length()];
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind < 0 || unclosed[kind]) {
        continue;
      }
      int closing = closing(text, kind, i + 1);
      if (closing < 0) {
        // none of this kind closes any more: looking again would make a long text slow
        unclosed[kind] = true;
        continue;
      }
      out = out == null ? text.toCharArray() : out;
      Arrays.fill(out, i + 1, closing, Prose.CODE);
      i = closing;
    }
    return out == null ? text : new String(out);
  }

  private static int closing(String text, int kind, int from) {
    int at = text.indexOf(CLOSING.charAt(kind), from);
    while (at >= 0 && isApostrophe(text, at)) {
      at = text.indexOf(CLOSING.charAt(kind), at + 1);
    }
    return at;
  }

  private static boolean isApostrophe(String text, int at) {
    return text.charAt(at) == '’'
        && at + 1 < text.length()
        && isLatinLetter(text.charAt(at - 1))
        && isLatinLetter(text.charAt(at + 1));
  }

  private static boolean isLatinLetter(char c) {
    return Character.isLetter(c) && !Scripts.isHan(c);
  }
}
