package dev.tenon.multiplex.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Idle prefixes of one tier, least recently used first. When room is needed a prefix loses its tail
 * first, so that what is left is still a prefix.
 */
final class PrefixCache {
  private final Map<Integer, Double> tokens = new LinkedHashMap<>();
  private double total;

  double total() {
    return total;
  }

  double of(int trajectory) {
    return tokens.getOrDefault(trajectory, 0.0);
  }

  double take(int trajectory) {
    Double taken = tokens.remove(trajectory);
    if (taken == null) {
      return 0;
    }
    total -= taken;
    return taken;
  }

  void put(int trajectory, double count) {
    take(trajectory);
    if (count > 0) {
      tokens.put(trajectory, count);
      total += count;
    }
  }

  /** Frees so many tokens, and shows what each prefix lost. */
  void evict(double count, Evicted evicted) {
    double left = count;
    while (left > 0 && !tokens.isEmpty()) {
      Map.Entry<Integer, Double> oldest = tokens.entrySet().iterator().next();
      double taken = Math.min(left, oldest.getValue());
      evicted.lost(oldest.getKey(), oldest.getValue() - taken, taken);
      left -= taken;
      total -= taken;
      if (taken == oldest.getValue()) {
        tokens.remove(oldest.getKey());
      } else {
        oldest.setValue(oldest.getValue() - taken);
      }
    }
    if (tokens.isEmpty()) {
      total = 0; // no rounding is carried on
    }
  }

  /** What becomes of evicted tokens. */
  interface Evicted {
    void lost(int trajectory, double kept, double taken);
  }

  void clear() {
    tokens.clear();
    total = 0;
  }

  Map<Integer, Double> all() {
    return tokens;
  }
}
