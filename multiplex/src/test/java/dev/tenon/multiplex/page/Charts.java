package dev.tenon.multiplex.page;

import java.util.ArrayList;
import java.util.List;

/** Charts of invented numbers. */
final class Charts {
  private Charts() {}

  static LineChart lines(boolean logarithmic) {
    List<LineChart.Series> series = new ArrayList<>();
    for (String name : List.of("separated, best split", "fixed", "multiplex", "bound")) {
      List<LineChart.Point> points = new ArrayList<>();
      int k = series.size();
      for (double x : new double[] {150, 300, 450, 600, 900, 1200}) {
        double y = 2600.0 / (1 + x / 700) * (1 + 0.14 * k);
        points.add(new LineChart.Point(x, y * 0.95, k == 1 && x == 600 ? Double.NaN : y, y * 1.04));
      }
      series.add(new LineChart.Series(name, points));
    }
    return new LineChart(
        "Valid samples an hour over training time",
        "training step on 128 GPUs, s",
        "valid samples an hour",
        series,
        logarithmic,
        true);
  }

  static HeatMap heat() {
    List<Double> xs = List.of(150.0, 300.0, 450.0, 600.0, 900.0, 1200.0);
    List<Double> ys = List.of(0.5, 1.0, 2.0, 4.0, 8.0);
    List<List<Double>> values = new ArrayList<>();
    for (double y : ys) {
      values.add(
          xs.stream().map(x -> y == 8 && x == 1200 ? Double.NaN : 0.8 + 600 / x * y / 6).toList());
    }
    return new HeatMap(
        "What time sharing adds",
        "training step, s",
        "environment latency, times",
        "ratio to the best static split",
        xs,
        ys,
        values,
        1);
  }

  static String page(Tongue tongue) {
    return ReportPage.of(
        "Advice for <traces/swe.jsonl> & 160 GPUs",
        "12 steps, 3 seeds, 95 % intervals",
        List.of(
            "Split 56 GPUs for training and 104 for rollout.",
            "Let 280 trajectories be in flight."),
        List.of(
            new Table(
                "What to set",
                List.of("setting", "value", "interval"),
                List.of(
                    List.of("split", "56/104", "48/112 – 64/96"),
                    List.of("in flight", "280", "240 – 320")),
                0)),
        List.of(lines(false), heat(), lines(true)),
        tongue);
  }
}
