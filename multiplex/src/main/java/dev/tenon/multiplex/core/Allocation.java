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
    // VAL: VAL_POSITIVE(gpus)
    if (!(gpus > 0)) {
      throw new IllegalArgumentException("gpus must be positive, was " + gpus);
    }

    // VAL: VAL_POSITIVE(tensorParallel)
    if (!(tensorParallel > 0)) {
      throw new IllegalArgumentException("tensorParallel must be positive, was " + tensorParallel);
    }

    // AST: AST_PRECONDITION(gpus % tensorParallel == 0, "the tensor-parallel size divides the GPUs")
    if (!(gpus % tensorParallel == 0)) {
      throw new IllegalArgumentException(
          "the tensor-parallel size divides the GPUs" + ": gpus % tensorParallel == 0");
    }

    this.gpus = gpus;
    this.tensorParallel = tensorParallel;
    serving = new boolean[gpus / tensorParallel];
    Arrays.fill(serving, true);
    active = serving.length;
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
    // VAL: VAL_INT_RANGE(rank, 0, serving.length - 1)
    if (rank < 0 || rank > (serving.length - 1)) {
      throw new IllegalArgumentException("rank must be in 0..serving.length - 1, was " + rank);
    }

    return serving[rank];
  }

  /** The ranks of these GPUs, ascending: the one rule for shrink and expand. */
  public List<Integer> ranksOf(List<Integer> gpus) {
    // VAL: VAL_GPU_ALLOCATION(gpus, total(), tensorParallel)
    validateGpuAllocation(gpus, total(), tensorParallel);

    List<Integer> result =
        gpus.stream().map(gpu -> gpu / tensorParallel).distinct().sorted().toList();
    // AST: AST_POSTCONDITION(result.size() * tensorParallel == gpus.size(), "whole ranks")
    if (!(result.size() * tensorParallel == gpus.size())) {
      throw new AssertionError("whole ranks" + ": result.size() * tensorParallel == gpus.size()");
    }
    return result;
  }

  /** Takes the ranks of these GPUs out of rollout; {@code open}: trajectories are under way. */
  public Resize shrink(List<Integer> gpus, boolean open) {
    // VAL: VAL_GPU_ALLOCATION(gpus, total(), tensorParallel)
    validateGpuAllocation(gpus, total(), tensorParallel);

    // AST: AST_PRECONDITION(ranksOf(gpus).stream().allMatch(this::serves), "each of the ranks serves")
    if (!ranksOf(gpus).stream().allMatch(this::serves)) {
      throw new IllegalArgumentException(
          "each of the ranks serves" + ": ranksOf(gpus).stream().allMatch(this::serves)");
    }

    // VAL: VAL_STATE(!open || ranksOf(gpus).size() < active(), "one rank serves while trajectories are open")
    if (!(!open || ranksOf(gpus).size() < active())) {
      throw new IllegalStateException(
          "one rank serves while trajectories are open"
              + ": !open || ranksOf(gpus).size() < active()");
    }

    var oldActive = active();

    List<Integer> ranks = ranksOf(gpus);
    for (int rank : ranks) {
      serving[rank] = false;
    }
    active -= ranks.size();
    Resize result = new Resize(ranks, gpus, active);
    // AST: AST_POSTCONDITION(result.active() == old(active()) - result.ranks().size(), "all of the ranks have left")
    if (!(result.active() == oldActive - result.ranks().size())) {
      throw new AssertionError(
          "all of the ranks have left"
              + ": result.active() == old(active()) - result.ranks().size()");
    }
    // AST: AST_POSTCONDITION(result.active() == active() && result.ranks().stream().noneMatch(this::serves), "the result is what is so")
    if (!(result.active() == active() && result.ranks().stream().noneMatch(this::serves))) {
      throw new AssertionError(
          "the result is what is so"
              + ": result.active() == active() && result.ranks().stream().noneMatch(this::serves)");
    }
    return result;
  }

  /** Gives the ranks of these GPUs back to rollout. */
  public Resize expand(List<Integer> gpus) {
    // VAL: VAL_GPU_ALLOCATION(gpus, total(), tensorParallel)
    validateGpuAllocation(gpus, total(), tensorParallel);

    // AST: AST_PRECONDITION(ranksOf(gpus).stream().noneMatch(this::serves), "none of the ranks serves")
    if (!ranksOf(gpus).stream().noneMatch(this::serves)) {
      throw new IllegalArgumentException(
          "none of the ranks serves" + ": ranksOf(gpus).stream().noneMatch(this::serves)");
    }

    var oldActive = active();

    List<Integer> ranks = ranksOf(gpus);
    for (int rank : ranks) {
      serving[rank] = true;
    }
    active += ranks.size();
    Resize result = new Resize(ranks, gpus, active);
    // AST: AST_POSTCONDITION(result.active() == old(active()) + result.ranks().size(), "all of the ranks are back")
    if (!(result.active() == oldActive + result.ranks().size())) {
      throw new AssertionError(
          "all of the ranks are back"
              + ": result.active() == old(active()) + result.ranks().size()");
    }
    // AST: AST_POSTCONDITION(result.active() == active() && result.ranks().stream().allMatch(this::serves), "the result is what is so")
    if (!(result.active() == active() && result.ranks().stream().allMatch(this::serves))) {
      throw new AssertionError(
          "the result is what is so"
              + ": result.active() == active() && result.ranks().stream().allMatch(this::serves)");
    }
    return result;
  }
}
