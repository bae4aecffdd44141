package dev.tenon.multiplex.core;

/**
 * What a turn takes along when it leaves a rank: tokens that count at the next one, tokens that are
 * lost, and the rank that holds its cache, or -1.
 */
record Carried(int kept, int lost, int from) {

  Carried {
    // VAL: VAL_NON_NEGATIVE(kept)
    if (!(kept >= 0)) {
      throw new IllegalArgumentException("kept must not be negative, was " + kept);
    }

    // VAL: VAL_NON_NEGATIVE(lost)
    if (!(lost >= 0)) {
      throw new IllegalArgumentException("lost must not be negative, was " + lost);
    }
  }
}
