package dev.tenon.design.rules;

import dev.tenon.design.Config;
import dev.tenon.design.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds words that nobody can test, in both languages; linear in the text. */
final class VagueWords {
  private static final List<String> BUILT_IN =
      List.of(
          "fast",
          "faster",
          "quick",
          "quickly",
          "robust",
          "flexible",
          "scalable",
          "efficient",
          "efficiently",
          "user-friendly",
          "easy",
          "easily",
          "intuitive",
          "seamless",
          "seamlessly",
          "reasonable",
          "adequate",
          "appropriate",
          "appropriately",
          "sufficient",
          "several",
          "various",
          "usually",
          "normally",
          "as needed",
          "as required",
          "as appropriate",
          "as necessary",
          "as soon as possible",
          "if possible",
          "where possible",
          "best effort",
          "state of the art",
          "and/or",
          "etc.",
          "and so on",
          "快速",
          "迅速",
          "健壮",
          "鲁棒",
          "灵活",
          "友好",
          "易用",
          "高效",
          "合理",
          "适当",
          "尽量",
          "尽可能",
          "尽快",
          "必要时",
          "视情况",
          "若干",
          "大量",
          "通常");
  private static final List<String> LIST_ENDINGS = List.of("等等", "等");

  /** By first character, lower case; longer ones first. */
  private final Map<Character, List<String>> words = new HashMap<>();

  private final boolean listEndings;

  VagueWords(Config.Wording wording) {
    Set<String> all = new LinkedHashSet<>(BUILT_IN);
    wording.vague().forEach(word -> all.add(normal(word)));
    Set<String> allowed = new LinkedHashSet<>();
    wording.allow().forEach(word -> allowed.add(normal(word)));
    all.removeAll(allowed);
    all.remove("");
    for (String word : all) {
      words.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
    }
    words.values().forEach(w -> w.sort(Comparator.comparing(String::length).reversed()));
    listEndings = LIST_ENDINGS.stream().noneMatch(allowed::contains);
  }

  private static String normal(String word) {
    return Folding.hyphens(Folding.fold(word))
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  /** A vague word in a text. */
  record Hit(int start, int end) {}

  /** All of them between two places of a text, in order, none inside of another. */
  List<Hit> find(String text, int start, int end) {
    List<Hit> hits = new ArrayList<>();
    int i = start;
    while (i < end) {
      int behind = behindWord(text, i, end);
      if (behind < 0 && listEndings && text.charAt(i) == '等') {
        behind = ListEnding.behind(text, start, i, end);
      }
      if (behind > i) {
        hits.add(new Hit(i, behind));
        i = behind;
      } else {
        i++;
      }
    }
    return hits;
  }

  private int behindWord(String text, int at, int end) {
    List<String> candidates = words.get(Character.toLowerCase(text.charAt(at)));
    if (candidates == null) {
      return -1;
    }
    for (String word : candidates) {
      int behind = matches(text, at, end, word);
      if (behind > 0) {
        return behind;
      }
    }
    return -1;
  }

  /** Behind the word if it stands there alone; one space of it is any white space. */
  private static int matches(String text, int at, int end, String word) {
    int i = at;
    for (int k = 0; k < word.length(); k++) {
      char wanted = word.charAt(k);
      if (i >= end) {
        return -1;
      }
      if (wanted == ' ') {
        int behind = Scripts.skipSpace(text, i, end);
        if (behind == i) {
          return -1;
        }
        i = behind;
      } else if (same(text.charAt(i), wanted)) {
        i++;
      } else {
        return -1;
      }
    }
    boolean alone =
        (Scripts.isHan(word.charAt(0)) || at == 0 || !joins(text.charAt(at - 1)))
            && (Scripts.isHan(word.charAt(word.length() - 1))
                || i >= text.length()
                || !joins(text.charAt(i)));
    return alone ? i : -1;
  }

  private static boolean same(char c, char wanted) {
    return Character.toLowerCase(c) == wanted || wanted == '-' && c >= '\u2010' && c <= '\u2011';
  }

  private static boolean joins(char c) {
    return Scripts.joinsLatin(c) || c == '-' || c == '/' || c >= '\u2010' && c <= '\u2011';
  }
}
