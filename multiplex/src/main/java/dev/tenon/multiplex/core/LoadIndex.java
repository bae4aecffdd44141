package dev.tenon.multiplex.core;

import java.util.Arrays;

/** Ranks by load: a binary heap that knows where each rank is. Equal loads: lower numbers first. */
final class LoadIndex {
  private final int[] heap;
  private final int[] at; // the place of a rank in the heap, or -1
  private final double[] load;
  private int size;

  /** An empty index for ranks numbered from 0. */
  LoadIndex(int ranks) {
    // VAL: VAL_POSITIVE(ranks)
    if (!(ranks > 0)) {
      throw new IllegalArgumentException("ranks must be positive, was " + ranks);
    }

    heap = new int[ranks];
    at = new int[ranks];
    load = new double[ranks];
    Arrays.fill(at, -1);
  }

  /** Whether no rank is in it. */
  boolean isEmpty() {
    return size == 0;
  }

  /** The rank with the least load. */
  int least() {
    // VAL: VAL_STATE(!isEmpty(), "a rank serves")
    if (!(!isEmpty())) {
      throw new IllegalStateException("a rank serves" + ": !isEmpty()");
    }

    return heap[0];
  }

  /** Puts a rank in, or gives it another load. */
  void put(int rank, double value) {
    // VAL: VAL_INT_RANGE(rank, 0, at.length - 1)
    if (rank < 0 || rank > (at.length - 1)) {
      throw new IllegalArgumentException("rank must be in 0..at.length - 1, was " + rank);
    }

    // AST: AST_PRECONDITION(!Double.isNaN(value), "a load is a number")
    if (!(!Double.isNaN(value))) {
      throw new IllegalArgumentException("a load is a number" + ": !Double.isNaN(value)");
    }

    load[rank] = value;
    if (at[rank] < 0) {
      heap[size] = rank;
      at[rank] = size++;
      up(at[rank]);
    } else {
      up(at[rank]);
      down(at[rank]);
    }

    // AST: AST_POSTCONDITION(at[rank] >= 0 && heap[at[rank]] == rank, "the rank is where the index says")
    if (!(at[rank] >= 0 && heap[at[rank]] == rank)) {
      throw new AssertionError(
          "the rank is where the index says" + ": at[rank] >= 0 && heap[at[rank]] == rank");
    }
  }

  /** Takes a rank out, if it is in. */
  void remove(int rank) {
    // VAL: VAL_INT_RANGE(rank, 0, at.length - 1)
    if (rank < 0 || rank > (at.length - 1)) {
      throw new IllegalArgumentException("rank must be in 0..at.length - 1, was " + rank);
    }

    int hole = at[rank];
    if (hole >= 0) {
      at[rank] = -1;
      int last = heap[--size];
      if (hole < size) {
        heap[hole] = last;
        at[last] = hole;
        up(hole);
        down(at[last]);
      }
    }

    // AST: AST_POSTCONDITION(at[rank] < 0, "the rank is out")
    if (!(at[rank] < 0)) {
      throw new AssertionError("the rank is out" + ": at[rank] < 0");
    }
  }

  /** Whether rank a is to be used before rank b. */
  private boolean before(int a, int b) {
    return load[a] < load[b] || (load[a] == load[b] && a < b);
  }

  /** Moves the rank at a place towards the top until order holds. */
  private void up(int start) {
    int i = start;
    while (i > 0 && before(heap[i], heap[(i - 1) / 2])) {
      swap(i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  /** Moves the rank at a place towards the bottom until order holds. */
  private void down(int start) {
    int i = start;
    int child = 2 * i + 1;
    while (child < size) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[i])) {
        return;
      }
      swap(i, child);
      i = child;
      child = 2 * i + 1;
    }
  }

  /** Swaps two places. */
  private void swap(int i, int j) {
    int rank = heap[i];
    heap[i] = heap[j];
    heap[j] = rank;
    at[heap[i]] = i;
    at[heap[j]] = j;
  }
}
