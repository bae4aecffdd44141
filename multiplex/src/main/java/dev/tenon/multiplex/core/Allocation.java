package dev.tenon.multiplex.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lists of GPUs mean for ranks. Rank r is the GPUs r·size … (r+1)·size−1. Refused calls change
 * nothing.
 */
public final class Allocation {
  private final int gpus;
  private final int tensorParallel;
  private final boolean[] serving;
  private int active;

  /** A pool of whole ranks, all of which serve. */
  public Allocation(int gpus, int tensorParallel) {
    throw new Error("tenon: built in a later step");
  }

  /** Refuses a list of GPUs that no resize may name. */
  static void validateGpuAllocation(List<Integer> gpus, int total, int size) {
    if (gpus == null) {
      throw new NullPointerException("gpus must not be null");
    }
    if (gpus.isEmpty()) {
      throw new IllegalArgumentException("gpus must name at least one GPU");
    }
    Set<Integer> seen = new HashSet<>();
    for (Integer gpu : gpus) {
      if (gpu == null || gpu < 0 || gpu >= total) {
        throw new IllegalArgumentException("gpus must be in 0.." + (total - 1) + ", was " + gpu);
      }
      if (!seen.add(gpu)) {
        throw new IllegalArgumentException("gpus must name each GPU once, was " + gpus);
      }
    }
    for (int gpu : gpus) {
      int first = gpu - gpu % size;
      for (int other = first; other < first + size; other++) {
        if (!seen.contains(other)) {
          throw new IllegalArgumentException(
              "gpus must be whole ranks, has GPU " + gpu + " without GPU " + other);
        }
      }
    }
  }
}
