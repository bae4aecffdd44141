package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.page.Chart;
import dev.tenon.multiplex.page.HeatMap;
import dev.tenon.multiplex.page.LineChart;
import dev.tenon.multiplex.page.ReportPage;
import dev.tenon.multiplex.page.Table;
import dev.tenon.multiplex.page.Tongue;
import dev.tenon.multiplex.study.Comparison;
import dev.tenon.multiplex.study.Estimate;
import dev.tenon.multiplex.study.Metric;
import dev.tenon.multiplex.study.Run;
import dev.tenon.multiplex.study.Sweep;
import dev.tenon.multiplex.study.Vary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A sweep as text, JSON, CSV, charts and a page. */
record SweepResults(Sweep sweep, Metric metric, Tongue tongue) {
  /** Values that far apart are drawn on a logarithmic axis. */
  private static final double FAR_APART = 20;

  private List<String> asked() {
    return sweep.points().getFirst().comparison().policies().stream()
        .map(Comparison.Of::asked)
        .toList();
  }

  private static String number(Object value) {
    return value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
        ? String.valueOf(d.longValue())
        : String.valueOf(value);
  }

  private String title() {
    Comparison first = sweep.points().getFirst().comparison();
    return first.world().preset().name()
        + tongue.pick(": ", "：")
        + Words.title(metric, tongue)
        + tongue.pick(" by ", " – ")
        + sweep.varied().stream().map(Vary::setting).collect(Collectors.joining(", "));
  }

  private Table table() {
    List<String> head = new ArrayList<>(sweep.varied().stream().map(Vary::setting).toList());
    List<String> policies = asked();
    for (int i = 0; i < policies.size(); i++) {
      head.add(policies.get(i));
      if (i > 0) {
        head.add(tongue.pick("against ", "相对 ") + policies.getFirst());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Sweep.Point point : sweep.points()) {
      List<String> row = new ArrayList<>();
      point.settings().values().forEach(value -> row.add(number(value)));
      Comparison comparison = point.comparison();
      for (int i = 0; i < policies.size(); i++) {
        Comparison.Of policy = comparison.policies().get(i);
        String split =
            policy.policy().equals(policy.asked())
                ? ""
                : " (" + policy.policy().substring(policy.asked().length() + 1) + ")";
        row.add(Numbers.of(policy.estimate(metric), metric) + split);
        if (i > 0) {
          row.add(Numbers.gain(comparison.gain(metric, policy)));
        }
      }
      rows.add(row);
    }
    return new Table(title(), head, rows, -1);
  }

  private int seeds() {
    return sweep.points().getFirst().comparison().policies().getFirst().runs().size();
  }

  String text(Terminal terminal) {
    Table table = table();
    TextTable text = new TextTable();
    text.row(table.head());
    table.rows().forEach(text::row);
    List<String> lines = new ArrayList<>(text.lines());
    lines.set(0, terminal.bold(lines.getFirst()));
    lines.addFirst(table.caption());
    lines.add("");
    lines.add(terminal.dim(Words.intervals(seeds(), Tongue.EN)));
    return String.join("\n", lines) + "\n";
  }

  private record Row(Sweep.Point point, Run run) {}

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Sweep.Point point : sweep.points()) {
      for (Comparison.Of policy : point.comparison().policies()) {
        policy.runs().forEach(run -> rows.add(new Row(point, run)));
      }
    }
    return rows;
  }

  String json() {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Row row : rows()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("settings", row.point().settings());
      fields.putAll(Results.fields(row.run()));
      runs.add(fields);
    }
    List<Map<String, Object>> varied = new ArrayList<>();
    for (Vary vary : sweep.varied()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", vary.setting());
      fields.put("values", vary.values());
      varied.add(fields);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("vary", varied);
    root.put("runs", runs);
    return Json.of(root) + "\n";
  }

  String csv() {
    StringBuilder text = new StringBuilder();
    sweep.varied().forEach(vary -> text.append(vary.setting()).append(','));
    text.append("policy,preset,seed,").append(Results.keys()).append('\n');
    for (Row row : rows()) {
      row.point()
          .settings()
          .values()
          .forEach(value -> text.append(Results.quoted(number(value))).append(','));
      text.append(Results.line(row.run())).append('\n');
    }
    return text.toString();
  }

  /** Lines over one setting, heat over two; none over words. */
  List<Chart> charts() {
    if (!sweep.varied().stream().allMatch(Vary::isNumeric)) {
      return List.of();
    }
    return List.of(sweep.varied().size() == 1 ? lines() : heat());
  }

  private double scale() {
    return metric.unit().equals("%") ? 100 : 1;
  }

  private static double at(Sweep.Point point, Vary vary) {
    return point.settings().get(vary.setting()) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  private Chart lines() {
    Vary vary = sweep.varied().getFirst();
    List<LineChart.Series> series = new ArrayList<>();
    List<String> policies = asked();
    for (int i = 0; i < policies.size(); i++) {
      List<LineChart.Point> points = new ArrayList<>();
      for (Sweep.Point point : sweep.points()) {
        Estimate estimate = point.comparison().policies().get(i).estimate(metric);
        double half = Double.isNaN(estimate.half()) ? 0 : estimate.half();
        points.add(
            new LineChart.Point(
                at(point, vary),
                scale() * (estimate.mean() - half),
                scale() * estimate.mean(),
                scale() * (estimate.mean() + half)));
      }
      series.add(new LineChart.Series(policies.get(i), points));
    }
    List<Double> xs = sweep.points().stream().map(point -> at(point, vary)).sorted().toList();
    boolean logarithmic = xs.getFirst() > 0 && xs.getLast() / xs.getFirst() >= FAR_APART;
    String unit = metric.unit().isEmpty() ? "" : ", " + metric.unit();
    return new LineChart(
        title(), vary.setting(), Words.title(metric, tongue) + unit, series, logarithmic, true);
  }

  /** The last policy's gain over the first one; of one policy its own value. */
  private Chart heat() {
    Vary down = sweep.varied().getFirst();
    Vary across = sweep.varied().get(1);
    List<String> policies = asked();
    boolean gain = policies.size() > 1;
    List<List<Double>> values = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < down.values().size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < across.values().size(); j++) {
        Comparison comparison = sweep.points().get(next++).comparison();
        Comparison.Of last = comparison.policies().getLast();
        row.add(
            gain
                ? 1 + comparison.gain(metric, last).mean()
                : scale() * last.estimate(metric).mean());
      }
      values.add(row);
    }
    String value =
        gain
            ? policies.getLast()
                + " ÷ "
                + policies.getFirst()
                + tongue.pick(", ", "，")
                + Words.title(metric, tongue)
            : Words.title(metric, tongue);
    return new HeatMap(
        title(),
        across.setting(),
        down.setting(),
        value,
        numbers(across),
        numbers(down),
        values,
        gain ? 1 : Double.NaN);
  }

  private static List<Double> numbers(Vary vary) {
    return vary.values().stream()
        .map(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
        .toList();
  }

  String page() {
    return ReportPage.of(
        title(), Words.intervals(seeds(), tongue), List.of(), List.of(table()), charts(), tongue);
  }
}
