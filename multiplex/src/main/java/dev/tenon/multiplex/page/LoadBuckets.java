package dev.tenon.multiplex.page;

/**
 * Loads of some lanes, averaged in buckets of time. There are never more buckets than allowed: when
 * time goes on beyond them, neighbours become one.
 */
final class LoadBuckets {
  private static final double FINEST = 1.0 / 64;

  private final double start;
  private final int lanes;
  private final int most;
  private final float[] sums;
  private double width = FINEST;

  LoadBuckets(double start, int lanes, int most) {
    this.start = start;
    this.lanes = lanes;
    this.most = most;
    sums = new float[most * lanes];
  }

  /** From one time to another the lanes had these loads. */
  void add(double from, double to, double[] loads) {
    while (bucket(to) >= most) {
      widen();
    }
    for (int i = bucket(from); i <= bucket(to); i++) {
      double seconds = Math.min(to, edge(i + 1)) - Math.max(from, edge(i));
      if (seconds > 0) {
        for (int lane = 0; lane < lanes; lane++) {
          sums[i * lanes + lane] += (float) (loads[lane] * seconds);
        }
      }
    }
  }

  private void widen() {
    width *= 2;
    for (int i = 0; i < most; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        int first = 2 * i * lanes + lane;
        sums[i * lanes + lane] = 2 * i + 1 < most ? sums[first] + sums[first + lanes] : 0;
      }
    }
  }

  int bucket(double time) {
    return (int) Math.floor((time - start) / width);
  }

  double edge(int bucket) {
    return start + bucket * width;
  }

  /** Load times seconds of a lane in a bucket. */
  double sum(int bucket, int lane) {
    return bucket < 0 || bucket >= most ? 0 : sums[bucket * lanes + lane];
  }
}
