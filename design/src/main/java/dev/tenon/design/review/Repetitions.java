package dev.tenon.design.review;

import dev.tenon.design.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sentences that say the same twice, in time linear in the size of the design.
 *
 * <p>Candidates come from MinHash signatures in bands (Broder, <i>On the resemblance and
 * containment of documents</i>, 1997); each is then compared for real. A word put for another makes
 * another sentence ({@code grows}, {@code shrinks}), a word more or less does not; numbers, ids,
 * code, negations and words of obligation must be equal.
 */
public final class Repetitions {
  private static final int BANDS = 8;
  private static final int ROWS = 2;
  private static final int TERMS_MIN = 6;

  /** How many earlier sentences of a bucket are compared: what is said more often is known. */
  private static final int BUCKET_MAX = 16;

  private static final double SAME_WITH_ADDITIONS = 0.75;
  private static final double SAME_WITH_SUBSTITUTES = 0.9;

  private Repetitions() {}

  /** All repetitions in reading order; of one that occurs often, each against the first. */
  public static List<Repetition> of(Design design) {
    List<Repetition> found = new ArrayList<>();
    Map<Long, List<Passages.Sentence>> buckets = new HashMap<>();
    for (Passages.Sentence sentence : Passages.of(design)) {
      if (sentence.terms().content().size() < TERMS_MIN) {
        continue;
      }
      Set<Long> keys = keys(sentence.terms());
      Passages.Sentence before = before(sentence, keys, buckets);
      if (before != null) {
        found.add(new Repetition(place(before), place(sentence)));
        continue;
      }
      for (long key : keys) {
        List<Passages.Sentence> bucket = buckets.computeIfAbsent(key, _ -> new ArrayList<>());
        if (bucket.size() < BUCKET_MAX) {
          bucket.add(sentence);
        }
      }
    }
    return found;
  }

  private static Passages.@Nullable Sentence before(
      Passages.Sentence sentence, Set<Long> keys, Map<Long, List<Passages.Sentence>> buckets) {
    for (long key : keys) {
      for (Passages.Sentence candidate : buckets.getOrDefault(key, List.of())) {
        if (same(candidate.terms(), sentence.terms())) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static boolean same(Terms a, Terms b) {
    if (!a.exact().equals(b.exact())) {
      return false;
    }
    Set<String> first = new HashSet<>(a.content());
    Set<String> second = new HashSet<>(b.content());
    int common = (int) first.stream().filter(second::contains).count();
    double alike = (double) common / (first.size() + second.size() - common);
    boolean substituted = common < first.size() && common < second.size();
    return alike >= (substituted ? SAME_WITH_SUBSTITUTES : SAME_WITH_ADDITIONS)
        && ordered(a.content(), b.content());
  }

  /** Whether most neighbours are neighbours in the other too: who does what to whom. */
  private static boolean ordered(List<String> a, List<String> b) {
    Set<String> first = pairs(a);
    Set<String> second = pairs(b);
    long common = first.stream().filter(second::contains).count();
    return 2 * common >= Math.min(first.size(), second.size());
  }

  private static Set<String> pairs(List<String> terms) {
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < terms.size(); i++) {
      pairs.add(terms.get(i - 1) + " " + terms.get(i));
    }
    return pairs;
  }

  /** The bucket of each band. */
  private static Set<Long> keys(Terms terms) {
    long[] lowest = new long[BANDS * ROWS];
    Arrays.fill(lowest, Long.MAX_VALUE);
    for (String term : terms.content()) {
      for (int i = 0; i < lowest.length; i++) {
        lowest[i] = Math.min(lowest[i], mixed(term.hashCode() * 31L + i * 0x9E3779B97F4A7C15L));
      }
    }
    Set<Long> keys = new LinkedHashSet<>();
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = mixed(key * 31 + lowest[band * ROWS + row]);
      }
      keys.add(key);
    }
    return keys;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static Repetition.Place place(Passages.Sentence sentence) {
    return new Repetition.Place(sentence.owner().name(), sentence.at(), sentence.text());
  }
}
