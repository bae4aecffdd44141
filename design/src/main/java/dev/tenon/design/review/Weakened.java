package dev.tenon.design.review;

import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import dev.tenon.design.rules.ObligationWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that oblige less than they did, though the words that oblige are as many: another
 * sentence may have got one.
 */
final class Weakened {
  /** So alike are sentences of which one says the other in other words. */
  private static final double REWORDED = 0.35;

  /** So alike are sentences that say the same but for who is obliged. */
  private static final double SAME = 0.6;

  /** So alike are sentences of which a single word was changed. */
  private static final double NEARLY_EQUAL = 0.8;

  /** So many sentences of a section are held against each other; a longer one swells. */
  private static final int SENTENCES_MAX = 1_000;

  private static final Set<String> OBLIGING =
      Set.of("shall", "should", "must", "may", "can", "could", "might", "will", "would");
  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          "not", Set.of("not", "no", "never", "none", "cannot", "不", "未", "无", "非", "勿"),
          "only", Set.of("only", "仅", "只"),
          "without", Set.of("without"));

  /** 必须 and 须 oblige more than 应, and 应该 less. */
  private static final Pattern STRONG = Pattern.compile("必须|(?<![无毋必])须");

  private static final Pattern FULL = Pattern.compile("必须|(?<![无毋必])须|不得|(?<![响对相适供反效])应(?![用答该])");
  private static final Pattern SHOULD = Pattern.compile("应该");

  private Weakened() {}

  /** What they oblige to no longer, as words of the old ones. */
  static Set<String> of(Owner before, Owner after) {
    Set<String> lost = new LinkedHashSet<>();
    List<Passages.Sentence> now = sentences(after);
    List<Passages.Sentence> free = new ArrayList<>();
    Map<Passages.Sentence, Passages.Sentence> reworded = reworded(sentences(before), now, free);
    for (Passages.Sentence old : free) {
      boolean without = now.stream().anyMatch(s -> words(s).isEmpty() && alike(old, s) >= SAME);
      if (without) {
        lost.add(words(old).keySet().iterator().next());
      }
    }
    reworded.forEach(
        (old, s) -> {
          if (alike(old, s) >= NEARLY_EQUAL) {
            CLASSES.forEach(
                (name, of) -> {
                  boolean was = old.terms().exact().stream().anyMatch(of::contains);
                  if (was && s.terms().exact().stream().noneMatch(of::contains)) {
                    lost.add(name);
                  }
                });
          }
        });
    chinese(before, after, lost);
    return lost;
  }

  private static List<Passages.Sentence> sentences(Owner owner) {
    return Passages.of(owner).stream().limit(SENTENCES_MAX).toList();
  }

  /** Which sentence that obliges says now what an old one said, the most alike first. */
  private static Map<Passages.Sentence, Passages.Sentence> reworded(
      List<Passages.Sentence> before,
      List<Passages.Sentence> after,
      List<Passages.Sentence> without) {
    record Pair(Passages.Sentence old, Passages.Sentence now, double alike) {}
    List<Passages.Sentence> obliging = before.stream().filter(s -> !words(s).isEmpty()).toList();
    List<Pair> pairs = new ArrayList<>();
    for (Passages.Sentence old : obliging) {
      for (Passages.Sentence now : after) {
        double alike = words(now).isEmpty() ? 0 : alike(old, now);
        if (alike >= REWORDED) {
          pairs.add(new Pair(old, now, alike));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::alike).reversed());
    Map<Passages.Sentence, Passages.Sentence> reworded = new LinkedHashMap<>();
    Set<Passages.Sentence> used = new HashSet<>();
    for (Pair pair : pairs) {
      if (!reworded.containsKey(pair.old()) && used.add(pair.now())) {
        reworded.put(pair.old(), pair.now());
      }
    }
    obliging.stream().filter(s -> !reworded.containsKey(s)).forEach(without::add);
    return reworded;
  }

  private static Map<String, Integer> words(Passages.Sentence sentence) {
    return ObligationWords.of(sentence.text());
  }

  private static double alike(Passages.Sentence a, Passages.Sentence b) {
    Set<String> first = content(a);
    Set<String> second = content(b);
    long common = first.stream().filter(second::contains).count();
    long all = first.size() + second.size() - common;
    return all == 0 ? 0 : (double) common / all;
  }

  private static Set<String> content(Passages.Sentence sentence) {
    Set<String> content = new HashSet<>(sentence.terms().content());
    content.removeAll(OBLIGING);
    return content;
  }

  private static void chinese(Owner before, Owner after, Set<String> lost) {
    String old = prose(before);
    String now = prose(after);
    if (count(STRONG, now) < count(STRONG, old) && count(FULL, now) >= count(FULL, old)) {
      lost.add("必须");
    } else if (count(FULL, now) < count(FULL, old) && count(SHOULD, now) > count(SHOULD, old)) {
      lost.add(count(STRONG, now) < count(STRONG, old) ? "必须" : "应");
    }
  }

  private static String prose(Owner owner) {
    StringBuilder out = new StringBuilder();
    for (Passage passage : owner.passages()) {
      boolean quoted = passage.kind() == Passage.Kind.QUOTE;
      out.append(quoted ? "" : passage.prose().text().text()).append('\n');
    }
    return out.toString();
  }

  private static int count(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    int count = 0;
    while (m.find()) {
      count++;
    }
    return count;
  }
}
