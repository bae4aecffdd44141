package dev.tenon.multiplex.core;

import java.util.Arrays;
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
    if (gpus < 1 || tensorParallel < 1 || gpus % tensorParallel != 0) {
      throw new IllegalArgumentException(
          "the tensor-parallel size divides the GPUs, not " + tensorParallel + " " + gpus);
    }
    this.gpus = gpus;
    this.tensorParallel = tensorParallel;
    serving = new boolean[gpus / tensorParallel];
    Arrays.fill(serving, true);
    active = serving.length;
  }

  /** Refuses a list of GPUs that no resize may name. */
  static void validateGpuAllocation(List<Integer> gpus, int total, int size) {
    if (gpus.isEmpty()) {
      throw new IllegalArgumentException("gpus must name at least one GPU");
    }
    Set<Integer> seen = new HashSet<>();
    for (int gpu : gpus) {
      if (gpu < 0 || gpu >= total) {
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

  /** The number of GPUs. */
  public int total() {
    return gpus;
  }

  /** The number of ranks that serve. */
  public int active() {
    return active;
  }

  /** Whether a rank serves. */
  public boolean serves(int rank) {
    return serving[rank];
  }

  /** The ranks of these GPUs, ascending: the one rule for shrink and expand. */
  public List<Integer> ranksOf(List<Integer> gpus) {
    validateGpuAllocation(gpus, this.gpus, tensorParallel);
    return gpus.stream().map(gpu -> gpu / tensorParallel).distinct().sorted().toList();
  }

  /** Takes the ranks of these GPUs out of rollout; {@code open}: trajectories are under way. */
  public Resize shrink(List<Integer> gpus, boolean open) {
    List<Integer> ranks = ranksOf(gpus);
    if (!ranks.stream().allMatch(this::serves)) {
      throw new IllegalArgumentException("each of the ranks serves, of " + ranks + " one does not");
    }
    if (open && ranks.size() >= active) {
      throw new IllegalStateException("one rank serves while trajectories are open");
    }
    return moved(ranks, gpus, false);
  }

  /** Gives the ranks of these GPUs back to rollout. */
  public Resize expand(List<Integer> gpus) {
    List<Integer> ranks = ranksOf(gpus);
    if (ranks.stream().anyMatch(this::serves)) {
      throw new IllegalArgumentException("none of the ranks serves, of " + ranks + " one does");
    }
    return moved(ranks, gpus, true);
  }

  private Resize moved(List<Integer> ranks, List<Integer> gpus, boolean serve) {
    for (int rank : ranks) {
      serving[rank] = serve;
    }
    active += serve ? ranks.size() : -ranks.size();
    return new Resize(ranks, gpus, active);
  }
}
