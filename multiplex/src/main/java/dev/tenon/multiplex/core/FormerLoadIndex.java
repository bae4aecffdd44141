package dev.tenon.multiplex.core;

import java.util.Arrays;

/** Ranks by load: a binary heap that knows where each rank is. Equal loads: lower numbers first. */
final class FormerLoadIndex {
  private final int[] heap;
  private final int[] at;
  private final double[] load;
  private int size;

  FormerLoadIndex(int ranks) {
    heap = new int[ranks];
    at = new int[ranks];
    load = new double[ranks];
    Arrays.fill(at, -1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int least() {
    if (size == 0) {
      throw new IllegalStateException("no rank serves");
    }
    return heap[0];
  }

  void put(int rank, double value) {
    if (at[rank] < 0) {
      heap[size] = rank;
      at[rank] = size++;
      load[rank] = value;
      up(at[rank]);
      return;
    }
    load[rank] = value;
    up(at[rank]);
    down(at[rank]);
  }

  void remove(int rank) {
    int hole = at[rank];
    if (hole < 0) {
      return;
    }
    at[rank] = -1;
    int last = heap[--size];
    if (hole < size) {
      heap[hole] = last;
      at[last] = hole;
      up(hole);
      down(at[last]);
    }
  }

  private boolean before(int a, int b) {
    return load[a] < load[b] || (load[a] == load[b] && a < b);
  }

  private void up(int start) {
    int i = start;
    while (i > 0 && before(heap[i], heap[(i - 1) / 2])) {
      swap(i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  private void down(int start) {
    int i = start;
    while (true) {
      int child = 2 * i + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[i])) {
        return;
      }
      swap(i, child);
      i = child;
    }
  }

  private void swap(int i, int j) {
    int rank = heap[i];
    heap[i] = heap[j];
    heap[j] = rank;
    at[heap[i]] = i;
    at[heap[j]] = j;
  }
}
