package dev.tenon.multiplex.page;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {
  private static final double[] TIMES = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
  };

  private Ticks() {}

  /** About so many multiples of 1, 2 or 5 times a power of ten. */
  static List<Double> linear(double low, double high, int count) {
    double raw = (high - low) / Math.max(1, count);
    if (!(raw > 0) || Double.isInfinite(raw)) {
      return List.of(low);
    }
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return every(low, high, power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10));
  }

  /** About so many round times. */
  static List<Double> times(double low, double high, int count) {
    double raw = (high - low) / Math.max(1, count);
    for (double step : TIMES) {
      if (step >= raw && raw > 0.5) {
        return every(low, high, step);
      }
    }
    return linear(low, high, count);
  }

  /** Powers of ten times 1, 2 and 5. */
  static List<Double> logarithmic(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    if (!(low > 0) || !(high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no logarithmic axis goes from " + low + " to " + high);
    }
    for (int power = (int) Math.floor(Math.log10(low));
        power <= Math.ceil(Math.log10(high));
        power++) {
      for (double lead : new double[] {1, 2, 5}) {
        double tick = lead * Math.pow(10, power);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static List<Double> every(double low, double high, double step) {
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long i = first; i * step <= high + 1e-9 * step && ticks.size() < 100; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
