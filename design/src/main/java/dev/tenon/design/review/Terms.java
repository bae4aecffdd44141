package dev.tenon.design.review;

import dev.tenon.design.CodeSpan;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a sentence speaks of: its words without endings and function words; of Chinese, each two
 * neighbouring characters.
 *
 * @param content in order
 * @param exact what must be equal if two sentences say the same: numbers, ids, code, negations,
 *     words of obligation
 */
record Terms(List<String> content, Set<String> exact) {
  private static final Set<String> FUNCTION_WORDS =
      words(
          """
          a an the of to in on at by for with from and or is are was were be been it its this that
          these those they their them each every
          """);
  private static final Set<String> EXACT_WORDS =
      words("not no never without only unless shall should must may can cannot");
  private static final String FUNCTION_SIGNS = "的了在是和与及或对为其该此地得着将把被由";
  private static final String EXACT_SIGNS = "不未无非勿禁仅只应须可";

  private static Set<String> words(String listed) {
    return Set.of(listed.strip().split("\\s+"));
  }

  /** The terms of a stretch of prose. */
  static Terms of(Prose prose, int start, int end) {
    Reading reading = new Reading();
    String text = prose.text().text();
    int at = start;
    for (CodeSpan span : prose.code()) {
      if (span.start() >= at && span.end() <= end) {
        reading.plain(text.substring(at, span.start()));
        reading.code(span.text().text());
        at = span.end();
      }
    }
    reading.plain(text.substring(at, end));
    return new Terms(reading.content, reading.exact);
  }

  static boolean isChinese(int c) {
    return Character.isIdeographic(c);
  }

  /** Takes prose apart. */
  private static final class Reading {
    final List<String> content = new ArrayList<>();
    final Set<String> exact = new HashSet<>();

    void code(String code) {
      content.add("`" + code);
      exact.add("`" + code);
    }

    void plain(String text) {
      StringBuilder word = new StringBuilder();
      int before = 0;
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        i += Character.charCount(c);
        if (isChinese(c)) {
          end(word);
          before = sign(before, c);
          continue;
        }
        boolean inside = c == '-' || c == '_' || c == '.' || c == '\'';
        boolean goesOn = i < text.length() && Character.isLetterOrDigit(text.codePointAt(i));
        if (Character.isLetterOrDigit(c) || inside && !word.isEmpty() && goesOn) {
          word.appendCodePoint(Character.toLowerCase(c));
          before = 0;
        } else {
          end(word);
        }
      }
      end(word);
    }

    /** A Chinese character; gives the one that the next makes a pair with. */
    private int sign(int before, int c) {
      String sign = Character.toString(c);
      if (EXACT_SIGNS.contains(sign)) {
        exact.add(sign);
      }
      if (FUNCTION_SIGNS.contains(sign)) {
        return before;
      }
      if (before != 0) {
        content.add(Character.toString(before) + sign);
      }
      return c;
    }

    private void end(StringBuilder word) {
      if (word.isEmpty()) {
        return;
      }
      String found = word.toString();
      word.setLength(0);
      if (EXACT_WORDS.contains(found) || found.chars().anyMatch(Character::isDigit)) {
        exact.add(found);
      }
      if (!FUNCTION_WORDS.contains(found)) {
        content.add(stem(found));
      }
    }

    /** Without the ending of plural, third person, past and continuous: nothing more is needed. */
    private static String stem(String word) {
      for (String ending : List.of("ing", "ed", "es", "s")) {
        if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
          return word.substring(0, word.length() - ending.length()).toLowerCase(Locale.ROOT);
        }
      }
      return word;
    }
  }
}
