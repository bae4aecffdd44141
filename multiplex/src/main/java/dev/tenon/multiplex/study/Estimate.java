package dev.tenon.multiplex.study;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over seeds and its 95 % confidence interval (Student's t).
 *
 * @param half the interval is {@code mean ± half}; NaN with one value, which says nothing about
 *     others
 * @param count of values
 */
public record Estimate(double mean, double half, int count) {
  private static final double TWO_SIDED_95 = 0.975;

  /**
   * @throws IllegalArgumentException if there is no value
   */
  public static Estimate of(double... values) {
    int n = values.length;
    if (n == 0) {
      throw new IllegalArgumentException("there is no mean of no values");
    }
    double mean = Arrays.stream(values).sum() / n;
    if (n == 1) {
      return new Estimate(mean, Double.NaN, 1);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double t = TDistribution.of(n - 1).inverseCumulativeProbability(TWO_SIDED_95);
    return new Estimate(mean, t * Math.sqrt(squares / (n - 1) / n), n);
  }

  public static Estimate of(Metric metric, List<Run> runs) {
    return of(runs.stream().mapToDouble(r -> r.value(metric)).toArray());
  }

  /**
   * How much more one policy has than another, as a share of the other's. Paired by seed: both met
   * the same trajectories, so what those have in common is not noise.
   *
   * @throws IllegalArgumentException if the seeds are not the same
   */
  public static Estimate gain(Metric metric, List<Run> runs, List<Run> over) {
    if (runs.size() != over.size()) {
      throw new IllegalArgumentException("pairs need the same seeds");
    }
    double[] gains = new double[runs.size()];
    for (int i = 0; i < gains.length; i++) {
      if (runs.get(i).seed() != over.get(i).seed()) {
        throw new IllegalArgumentException("pairs need the same seeds");
      }
      double other = over.get(i).value(metric);
      double own = runs.get(i).value(metric);
      gains[i] = own == other ? 0 : own / other - 1;
    }
    return of(gains);
  }

  /** Whether there is an interval, and all of it is above a number. */
  public boolean isAbove(double number) {
    return mean - half > number;
  }

  public boolean isBelow(double number) {
    return mean + half < number;
  }
}
