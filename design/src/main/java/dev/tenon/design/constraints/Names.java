package dev.tenon.design.constraints;

import dev.tenon.design.Folding;
import java.text.Normalizer;

/** The names of parameters: letters of any script, digits, {@code _} and {@code .}. */
final class Names {
  private Names() {}

  static boolean isStart(int codePoint) {
    return Character.isLetter(codePoint) || codePoint == '_';
  }

  static boolean isPart(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || codePoint == '_'
        || codePoint == '.'
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** How a name is compared: half-width, normalised, without white space between scripts. */
  static String key(String written) {
    String folded = Folding.fold(written.strip());
    String normal =
        Normalizer.isNormalized(folded, Normalizer.Form.NFKC)
            ? folded
            : Normalizer.normalize(folded, Normalizer.Form.NFKC);
    if (normal.indexOf(' ') < 0) {
      return normal;
    }
    StringBuilder out = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      boolean between =
          c == ' ' && out.length() > 0 && i + 1 < normal.length() && joins(out, normal, i + 1);
      if (!between) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean joins(CharSequence before, String text, int next) {
    return joins(Character.codePointBefore(before, before.length()), text.codePointAt(next));
  }

  /** Whether white space between two characters does not matter: one is Han, the other is not. */
  static boolean joins(int before, int after) {
    return isPart(before)
        && isPart(after)
        && Character.isIdeographic(before) != Character.isIdeographic(after);
  }
}
