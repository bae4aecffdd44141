package dev.tenon.multiplex.dst;

/**
 * Chance without state: a throw depends on the seed and on what it is for, not on the throws
 * before, so that leaving one fault out leaves the others as they were.
 */
record Dice(long seed) {
  /** A number from 0 to 1. */
  double chance(String what, long a, long b) {
    long h = mix(seed ^ mix(what.hashCode() * 0x9E3779B97F4A7C15L + mix(a * 31 + mix(b))));
    return (h >>> 11) * 0x1.0p-53;
  }

  /** A whole number from 0 to below the bound. */
  int below(int bound, String what, long a, long b) {
    return (int) (chance(what, a, b) * bound);
  }

  boolean heads(double probability, String what, long a, long b) {
    return chance(what, a, b) < probability;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
