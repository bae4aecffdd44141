package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.page.Tongue;
import dev.tenon.multiplex.study.Comparison;
import dev.tenon.multiplex.study.Metric;
import dev.tenon.multiplex.study.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as text, JSON and CSV. */
final class Results {
  private Results() {}

  /** A row for each metric, a column for each policy. */
  static String text(Comparison comparison, int seeds, Terminal terminal) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of(""));
    comparison.policies().forEach(p -> head.add(p.policy()));
    table.row(head);
    for (Metric metric : Metric.values()) {
      List<String> cells = new ArrayList<>(List.of(metric.title()));
      comparison.policies().forEach(p -> cells.add(Numbers.of(p.estimate(metric), metric)));
      table.row(cells);
      if (metric == Metric.VALID_PER_H && comparison.policies().size() > 1) {
        List<String> gains = new ArrayList<>(List.of("  against " + head.get(1)));
        for (Comparison.Of policy : comparison.policies()) {
          boolean first = policy == comparison.policies().getFirst();
          gains.add(first ? "" : Numbers.gain(comparison.gain(policy)));
        }
        table.row(gains);
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, terminal.bold(lines.getFirst()));
    lines.add("");
    lines.add(terminal.dim(Words.intervals(seeds, Tongue.EN)));
    return String.join("\n", lines) + "\n";
  }

  /** {@code {"runs": […]}}, as the documentation has it. */
  static String json(Comparison comparison) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("runs", runs(comparison).stream().map(Results::fields).toList());
    return Json.of(root) + "\n";
  }

  static Map<String, Object> fields(Run run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", run.policy());
    fields.put("preset", run.preset());
    fields.put("seed", run.seed());
    for (Metric metric : List.of(Metric.values()).subList(0, Metric.IN_JSON)) {
      fields.put(metric.key(), run.value(metric));
    }
    return fields;
  }

  /** A line for each run, all metrics. */
  static String csv(Comparison comparison) {
    StringBuilder text = new StringBuilder("policy,preset,seed," + keys() + "\n");
    runs(comparison).forEach(run -> text.append(line(run)).append('\n'));
    return text.toString();
  }

  static String keys() {
    return Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.joining(","));
  }

  static String line(Run run) {
    return quoted(run.policy())
        + ","
        + quoted(run.preset())
        + ","
        + run.seed()
        + ","
        + Arrays.stream(Metric.values())
            .map(metric -> String.valueOf(run.value(metric)))
            .collect(Collectors.joining(","));
  }

  /** RFC 4180. */
  static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static List<Run> runs(Comparison comparison) {
    return comparison.policies().stream().flatMap(p -> p.runs().stream()).toList();
  }
}
