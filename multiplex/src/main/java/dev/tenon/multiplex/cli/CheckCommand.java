package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.sim.WorkedExamples;
import dev.tenon.multiplex.sim.WorkedExamples.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multiplex check}. */
final class CheckCommand implements Command {
  /** What came of one scenario, or one variant of it. */
  private record Checked(String file, String scenario, List<Comparison> values) {
    List<Comparison> differing() {
      return values.stream().filter(c -> !c.holds()).toList();
    }
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            "check",
            "Runs worked examples and compares them with what was derived by hand, to 1e-6.")
        .addOption(Options.value("--format", "text|json", "how it is printed; default text"))
        .addPositional(Options.arguments("FILE", "1..*", "files with scenarios, JSON"));
  }

  @Override
  public int run(Given given, Terminal terminal) {
    String format = given.choice("--format", "text", "json");
    given.words().forEach(name -> Input.file(terminal, name)); // all of them, before anything runs
    List<Checked> all = new ArrayList<>();
    for (String name : given.words()) {
      all.addAll(checked(name, WorkedExamples.check(Input.file(terminal, name))));
    }
    boolean well = all.stream().allMatch(c -> c.differing().isEmpty());
    if (format.equals("json")) {
      terminal.out().println(json(all, well));
    } else {
      all.forEach(checked -> print(checked, terminal));
      long values = all.stream().mapToLong(c -> c.values().size()).sum();
      long differing = all.stream().mapToLong(c -> c.differing().size()).sum();
      terminal
          .out()
          .println(all.size() + " scenarios, " + values + " values, " + differing + " differ");
    }
    return well ? 0 : 1;
  }

  private static List<Checked> checked(String file, List<Comparison> comparisons) {
    Map<String, List<Comparison>> scenarios = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      scenarios.computeIfAbsent(scenario(comparison), _ -> new ArrayList<>()).add(comparison);
    }
    return scenarios.entrySet().stream()
        .map(e -> new Checked(file, e.getKey(), e.getValue()))
        .toList();
  }

  private static String scenario(Comparison comparison) {
    return comparison.where().substring(0, comparison.where().lastIndexOf(' '));
  }

  private static String value(Comparison comparison) {
    return comparison.where().substring(comparison.where().lastIndexOf(' ') + 1);
  }

  private static void print(Checked checked, Terminal terminal) {
    List<Comparison> differing = checked.differing();
    String count = checked.values().size() + (checked.values().size() == 1 ? " value" : " values");
    terminal
        .out()
        .println(
            differing.isEmpty()
                ? terminal.green("✓ ") + checked.scenario() + terminal.dim("  " + count)
                : terminal.red("✗ ") + checked.scenario());
    for (Comparison c : differing) {
      terminal
          .out()
          .println(
              "    " + value(c) + ": expected " + c.expected() + ", came out as " + c.actual());
    }
  }

  private static String json(List<Checked> all, boolean well) {
    List<Map<String, Object>> scenarios = new ArrayList<>();
    for (Checked checked : all) {
      List<Map<String, Object>> differences = new ArrayList<>();
      for (Comparison c : checked.differing()) {
        Map<String, Object> difference = new LinkedHashMap<>();
        difference.put("value", value(c));
        difference.put("expected", c.expected());
        difference.put("actual", c.actual());
        differences.add(difference);
      }
      Map<String, Object> scenario = new LinkedHashMap<>();
      scenario.put("file", checked.file());
      scenario.put("scenario", checked.scenario());
      scenario.put("ok", differences.isEmpty());
      scenario.put("values", checked.values().size());
      scenario.put("differences", differences);
      scenarios.add(scenario);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("ok", well);
    root.put("scenarios", scenarios);
    return Json.of(root);
  }
}
