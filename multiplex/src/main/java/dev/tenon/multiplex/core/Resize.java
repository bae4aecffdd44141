package dev.tenon.multiplex.core;

import java.util.List;

/**
 * What a shrink or an expand did: the ranks that left or came back, their GPUs, and how many ranks
 * serve now.
 */
public record Resize(List<Integer> ranks, List<Integer> gpus, int active) {
  public Resize {
    // VAL: VAL_NON_NEGATIVE(active)
    if (!(active >= 0)) {
      throw new IllegalArgumentException("active must not be negative, was " + active);
    }

    ranks = List.copyOf(ranks);
    gpus = List.copyOf(gpus);
  }
}
