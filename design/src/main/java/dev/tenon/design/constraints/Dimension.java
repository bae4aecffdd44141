package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an amount is of: powers of time, size, currencies, and words that are counted.
 *
 * @param bases powers of {@code time}, {@code size} and currencies by their code
 * @param counts powers of words: {@code tokens}
 */
record Dimension(SortedMap<String, Integer> bases, SortedMap<String, Integer> counts) {
  static final Dimension PLAIN = new Dimension(new TreeMap<>(), new TreeMap<>());

  Dimension {
    bases = Collections.unmodifiableSortedMap(bases);
    counts = Collections.unmodifiableSortedMap(counts);
  }

  static Dimension base(String name) {
    return new Dimension(new TreeMap<>(Map.of(name, 1)), new TreeMap<>());
  }

  static Dimension count(String word) {
    return new Dimension(new TreeMap<>(), new TreeMap<>(Map.of(word, 1)));
  }

  /** Whether a number of it is a count or has no unit. */
  boolean isCount() {
    return bases.isEmpty();
  }

  boolean isPlain() {
    return bases.isEmpty() && counts.isEmpty();
  }

  Dimension times(Dimension other) {
    return new Dimension(sum(bases, other.bases, 1), sum(counts, other.counts, 1));
  }

  Dimension over(Dimension other) {
    return new Dimension(sum(bases, other.bases, -1), sum(counts, other.counts, -1));
  }

  private static SortedMap<String, Integer> sum(
      SortedMap<String, Integer> a, SortedMap<String, Integer> b, int sign) {
    SortedMap<String, Integer> sum = new TreeMap<>(a);
    b.forEach((name, power) -> sum.merge(name, sign * power, Integer::sum));
    sum.values().removeIf(power -> power == 0);
    return sum;
  }

  /**
   * Whether amounts of both can be compared: what counts nothing of its own stands for any count.
   */
  boolean fits(Dimension other) {
    return bases.equals(other.bases)
        && (counts.isEmpty() || other.counts.isEmpty() || counts.equals(other.counts));
  }

  /** The one of two that fit which says more. */
  Dimension or(Dimension other) {
    return counts.isEmpty() ? other : this;
  }

  /** In words: {@code a time}, {@code a number of tokens}. */
  Text words() {
    if (isPlain()) {
      return new Text("a bare number", "无单位的数");
    }
    if (counts.isEmpty() && bases.size() == 1 && bases.getOrDefault(bases.firstKey(), 0) == 1) {
      return switch (bases.firstKey()) {
        case "time" -> new Text("a time", "时间");
        case "size" -> new Text("a size", "容量");
        default -> new Text("an amount of " + bases.firstKey(), bases.firstKey() + " 金额");
      };
    }
    return bases.isEmpty()
        ? new Text("a number of " + this, this + " 的数量")
        : new Text("an amount of " + this, this + " 的量");
  }

  @Override
  public String toString() {
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    TreeMap<String, Integer> all = new TreeMap<>(counts);
    all.putAll(bases);
    all.forEach(
        (name, power) -> {
          for (int i = 0; i < Math.abs(power); i++) {
            (power > 0 ? above : below).add(name);
          }
        });
    String top = above.isEmpty() ? "1" : String.join("·", above);
    return below.isEmpty() ? top : top + "/" + String.join("/", below);
  }
}
