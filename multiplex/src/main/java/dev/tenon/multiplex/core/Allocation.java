package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which GPUs are with rollout and which with the trainer. There is one rule, for both directions: a
 * rank is {@code gpusPerRank} GPUs in a row, and has one role with all of them. GPUs that are part of a
 * rank only are refused, since that rank could leave by one rule and never come back by the other.
 *
 * <p>Immutable. {@code a.shrink(g).expand(g)} is {@code a} again, for whatever is not refused.
 */
public final class Allocation {
  /** What a rank's GPUs do. */
  public enum Role {
    ROLLOUT,
    TRAINING
  }

  private final int gpus;
  private final int gpusPerRank;
  private final BitSet training;

  private Allocation(int gpus, int gpusPerRank, BitSet training) {
    this.gpus = gpus;
    this.gpusPerRank = gpusPerRank;
    this.training = training;
  }

  /**
   * All GPUs with rollout.
   *
   * @throws IllegalArgumentException if the GPUs are not whole ranks, or none
   */
  public static Allocation rollout(int gpus, int gpusPerRank) {
    if (gpus < 1 || gpusPerRank < 1 || gpus % gpusPerRank != 0) {
      throw new IllegalArgumentException(
          "GPUs are whole ranks: " + gpus + " is not a multiple of " + gpusPerRank);
    }
    return new Allocation(gpus, gpusPerRank, new BitSet());
  }

  /**
   * These GPUs go to the trainer.
   *
   * @throws IllegalArgumentException if a GPU does not exist, is named twice or trains already, if a
   *     rank is named in part, or if no rank would be left to serve
   */
  public Allocation shrink(Collection<Integer> leaving) {
    return moved(leaving, Role.ROLLOUT, Role.TRAINING);
  }

  /**
   * These GPUs come back to rollout.
   *
   * @throws IllegalArgumentException if a GPU does not exist, is named twice or is there already, or if
   *     a rank is named in part
   */
  public Allocation expand(Collection<Integer> returning) {
    return moved(returning, Role.TRAINING, Role.ROLLOUT);
  }

  private Allocation moved(Collection<Integer> moving, Role from, Role to) {
    validateGpus(moving);
    BitSet next = (BitSet) training.clone();
    for (int rank : ranksOf(moving)) {
      if (role(rank) != from) {
        throw new IllegalArgumentException("rank " + rank + " is with " + role(rank) + " already");
      }
      next.set(rank, to == Role.TRAINING);
    }
    return new Allocation(gpus, gpusPerRank, next).validateGpuAllocation();
  }

  private void validateGpus(Collection<Integer> named) {
    Set<Integer> seen = new HashSet<>();
    for (int gpu : named) {
      if (gpu < 0 || gpu >= gpus) {
        throw new IllegalArgumentException("there is no GPU " + gpu + "; there are 0 to " + (gpus - 1));
      }
      if (!seen.add(gpu)) {
        throw new IllegalArgumentException("GPU " + gpu + " is named twice");
      }
    }
  }

  /** The ranks that these GPUs make up. */
  private List<Integer> ranksOf(Collection<Integer> named) {
    int[] count = new int[ranks()];
    named.forEach(gpu -> count[rankOf(gpu)]++);
    List<Integer> whole = new ArrayList<>();
    for (int rank = 0; rank < count.length; rank++) {
      if (count[rank] > 0 && count[rank] < gpusPerRank) {
        throw new IllegalArgumentException(
            "rank " + rank + " has " + gpusPerRank + " GPUs, of which " + count[rank]
                + " are named; it moves as a whole or not at all");
      }
      if (count[rank] > 0) {
        whole.add(rank);
      }
    }
    return whole;
  }

  /**
   * Holds of every allocation that this class gives out; for one that was put together elsewhere.
   *
   * @throws IllegalArgumentException if no rank is left to serve
   */
  public Allocation validateGpuAllocation() {
    if (training.cardinality() == ranks()) {
      throw new IllegalArgumentException("no rank would be left to serve");
    }
    return this;
  }

  public int gpus() {
    return gpus;
  }

  public int ranks() {
    return gpus / gpusPerRank;
  }

  /** The one rule. */
  public int rankOf(int gpu) {
    return gpu / gpusPerRank;
  }

  public Role role(int rank) {
    return training.get(rank) ? Role.TRAINING : Role.ROLLOUT;
  }

  /** The GPUs of a rank, in order. */
  public List<Integer> gpusOf(int rank) {
    List<Integer> of = new ArrayList<>();
    for (int i = 0; i < gpusPerRank; i++) {
      of.add(rank * gpusPerRank + i);
    }
    return of;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Allocation that
        && gpus == that.gpus
        && gpusPerRank == that.gpusPerRank
        && training.equals(that.training);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * gpus + gpusPerRank) + training.hashCode();
  }

  @Override
  public String toString() {
    return ranks() + " ranks of " + gpusPerRank + " GPUs, training " + training;
  }
}
