package dev.tenon.multiplex.sim;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What will happen, by time; of the same time, in the order in which it was put down. */
final class Agenda {
  private double[] times = new double[1024];
  private long[] order = new long[1024];
  private @Nullable Object[] items = new Object[1024];
  private int size;
  private long count;

  void add(double time, Object item) {
    if (!(time < Double.POSITIVE_INFINITY)) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      order = Arrays.copyOf(order, 2 * size);
      items = Arrays.copyOf(items, 2 * size);
    }
    int i = size++;
    long number = count++;
    while (i > 0) {
      int parent = (i - 1) / 2;
      if (times[parent] <= time) {
        break; // of equal times the earlier number is above
      }
      set(i, times[parent], order[parent], Objects.requireNonNull(items[parent]));
      i = parent;
    }
    set(i, time, number, item);
  }

  private void set(int i, double time, long number, Object item) {
    times[i] = time;
    order[i] = number;
    items[i] = item;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  double nextTime() {
    return times[0];
  }

  Object next() {
    Object first = Objects.requireNonNull(items[0]);
    size--;
    double time = times[size];
    long number = order[size];
    Object item = Objects.requireNonNull(items[size]);
    items[size] = null;
    int i = 0;
    while (true) {
      int child = 2 * i + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!(times[child] < time || (times[child] == time && order[child] < number))) {
        break;
      }
      set(i, times[child], order[child], Objects.requireNonNull(items[child]));
      i = child;
    }
    if (size > 0) {
      set(i, time, number, item);
    }
    return first;
  }

  private boolean before(int a, int b) {
    return times[a] < times[b] || (times[a] == times[b] && order[a] < order[b]);
  }
}
