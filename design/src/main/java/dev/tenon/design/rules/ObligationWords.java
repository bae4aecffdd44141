package dev.tenon.design.rules;

import dev.tenon.design.Folding;
import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import java.util.Map;
import java.util.TreeMap;

/** The words that oblige somebody, counted by what they say: to do a thing, or not to. */
public final class ObligationWords {
  private ObligationWords() {}

  /**
   * How often an owner's prose obliges: {@code shall}, {@code shall not} (and {@code shall never}),
   * {@code must}, {@code must not}, {@code 应} (and 须, 必须, 应当), {@code 不得} (and 不应). Words in
   * quotation marks oblige nobody.
   */
  public static Map<String, Integer> of(Owner owner) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Passage passage : owner.passages()) {
      if (passage.kind() != Passage.Kind.QUOTE) {
        count(passage.prose().text().text(), counts);
      }
    }
    return counts;
  }

  /** The same of a text. */
  public static Map<String, Integer> of(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    count(text, counts);
    return counts;
  }

  private static void count(String prose, Map<String, Integer> counts) {
    String text = QuotationMarks.mask(Folding.fold(prose));
    for (String word : new String[] {"shall", "must"}) {
      int at = Scripts.findWord(text, word, 0, text.length());
      while (at >= 0) {
        int behind = at + word.length();
        int next = Scripts.skipSpace(text, behind, text.length());
        boolean not =
            next < text.length()
                && (Scripts.isWord(text, next, "not") || Scripts.isWord(text, next, "never"));
        counts.merge(not ? word + " not" : word, 1, Integer::sum);
        at = Scripts.findWord(text, word, behind, text.length());
      }
    }
    for (int i = 0; i < text.length(); i++) {
      if (ChineseShape.isObligation(text, i)) {
        boolean not =
            text.charAt(i) == '不'
                || i > 0 && text.charAt(i - 1) == '不'
                || i + 1 < text.length() && text.charAt(i + 1) == '不';
        counts.merge(not ? "不得" : "应", 1, Integer::sum);
        i += text.startsWith("必须", i) || text.startsWith("不得", i) ? 1 : 0;
      }
    }
  }
}
