package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.study.Estimate;
import dev.tenon.multiplex.study.Metric;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** A mean and its interval: {@code 1 234 ± 12}, in the unit of the metric. */
  static String of(Estimate estimate, Metric metric) {
    double scale = metric.unit().equals("%") ? 100 : 1;
    return of(estimate.mean() * scale, estimate.half() * scale, metric.unit());
  }

  /** A share more or less: {@code +12.3 % ± 0.4}. */
  static String gain(Estimate estimate) {
    String sign = estimate.mean() >= 0 ? "+" : "−";
    return sign + of(Math.abs(estimate.mean()) * 100, estimate.half() * 100, "%");
  }

  private static String of(double mean, double half, String unit) {
    int digits = digits(mean, unit);
    String text = round(mean, digits) + (unit.isEmpty() ? "" : " " + unit);
    return Double.isNaN(half) ? text : text + " ± " + round(half, digits);
  }

  private static int digits(double value, String unit) {
    double size = Math.abs(value);
    if (unit.equals("%")) {
      return size < 1 ? 2 : 1;
    }
    return size >= 1000 ? 0 : size >= 100 ? 1 : 2;
  }

  private static String round(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
