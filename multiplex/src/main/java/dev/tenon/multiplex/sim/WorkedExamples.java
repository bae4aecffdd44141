package dev.tenon.multiplex.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small worlds with values that were derived by hand, and how the simulator compares to them. */
public final class WorkedExamples {
  /** What may differ, absolute, or relative above 1. */
  static final double TOLERANCE = 1e-6;

  /**
   * One expected value.
   *
   * @param where scenario, variant, name and index
   */
  public record Comparison(String where, double expected, double actual) {
    public boolean holds() {
      return expected == actual
          || Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }
  }

  private WorkedExamples() {}

  /**
   * Runs all scenarios of a file.
   *
   * @throws IllegalArgumentException if the file is none, with what is wrong and where
   */
  public static List<Comparison> check(Path file) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(file.toFile());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getMessage(), e);
    }
    JsonNode scenarios = root.path("scenarios");
    if (!scenarios.isArray() || scenarios.isEmpty()) {
      throw new IllegalArgumentException(file + " has no list \"scenarios\"");
    }
    List<Comparison> all = new ArrayList<>();
    for (JsonNode scenario : scenarios) {
      String id = scenario.path("id").asString("scenario " + (all.size() + 1));
      try {
        check(id, scenario, all);
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new IllegalArgumentException(file + ", " + id + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  private static void check(String id, JsonNode scenario, List<Comparison> all) {
    JsonNode variants = scenario.path("variants");
    if (variants.isEmpty()) {
      check(id, scenario, scenario, all);
    }
    for (JsonNode variant : variants) {
      check(id + "/" + variant.path("name").asString("?"), scenario, variant, all);
    }
  }

  private static void check(String where, JsonNode base, JsonNode variant, List<Comparison> all) {
    Settings perf =
        Settings.of(base.path("perf"), Names.PERF)
            .with(Settings.of(variant.path("perf"), Names.PERF));
    Settings driver =
        Settings.of(base.path("config"), Names.DRIVER)
            .with(Settings.of(variant.path("config"), Names.DRIVER));
    JsonNode trajectories =
        variant.has("trajectories") ? variant.get("trajectories") : base.path("trajectories");
    JsonNode expect = variant.path("expect");
    if (expect.isEmpty()) {
      throw new IllegalArgumentException("\"expect\" names no value in " + where);
    }
    Tally tally = run(perf, driver, workload(trajectories));
    for (Map.Entry<String, JsonNode> expected : expect.properties()) {
      compare(where + " " + expected.getKey(), expected.getKey(), expected.getValue(), tally, all);
    }
  }

  private static Tally run(Settings perf, Settings driver, Workload workload) {
    Schemes.Scheme scheme = Schemes.asGiven(perf, driver);
    return new Simulation(scheme.setup(), workload, scheme.policy(), List.of()).run();
  }

  private static void compare(
      String where, String name, JsonNode expected, Tally tally, List<Comparison> all) {
    List<Double> actual =
        switch (name) {
          case "ready" -> tally.ready();
          case "train_start" -> tally.trainStart();
          case "finish" -> tally.finish();
          case "makespan" -> List.of(tally.trainEnd().getLast());
          case "timeouts" -> List.of((double) tally.timeouts());
          case "gen_wasted" -> List.of(tally.wastedEver());
          case "prefill_tokens" -> List.of(tally.prefilled());
          case "steady_step" -> List.of(steady(tally.trainEnd()));
          case "samples_per_h" -> List.of(3600 * tally.samplesTrained() / tally.wall());
          default ->
              throw new IllegalArgumentException("there is no value \"" + name + "\" to expect");
        };
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        double value = i < actual.size() ? actual.get(i) : Double.NaN;
        all.add(new Comparison(where + "[" + i + "]", number(name, expected.get(i)), value));
      }
    } else {
      all.add(new Comparison(where, number(name, expected), actual.getFirst()));
    }
  }

  private static double number(String name, JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("\"" + name + "\" must be a number, was " + value);
    }
    return value.doubleValue();
  }

  private static double steady(List<Double> ends) {
    return ends.size() < 2 ? ends.getLast() : ends.getLast() - ends.get(ends.size() - 2);
  }

  private static Workload workload(JsonNode node) {
    JsonNode list = node.has("cycle") ? node.get("cycle") : node.path("list");
    if (!list.isArray() || list.isEmpty()) {
      throw new IllegalArgumentException("\"trajectories\" needs a \"list\" or a \"cycle\"");
    }
    List<Script> scripts = new ArrayList<>();
    for (JsonNode trajectory : list) {
      List<Turn> turns = new ArrayList<>();
      for (JsonNode turn : trajectory.path("turns")) {
        if (!turn.isArray() || turn.size() != 3) {
          throw new IllegalArgumentException(
              "a turn is [new prompt tokens, tokens to decode, environment seconds], was " + turn);
        }
        turns.add(
            new Turn(
                (int) number("turn", turn.get(0)),
                (int) number("turn", turn.get(1)),
                number("turn", turn.get(2))));
      }
      double reset = trajectory.has("reset") ? number("reset", trajectory.get("reset")) : 0;
      scripts.add(new Script(reset, turns));
    }
    return Workload.cycle(scripts);
  }
}
