package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.study.Metric;
import dev.tenon.multiplex.study.Runner;
import dev.tenon.multiplex.study.Sweep;
import dev.tenon.multiplex.study.Vary;
import dev.tenon.multiplex.study.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multiplex sweep}. */
final class SweepCommand implements Command {
  private static final int VALUES_MAX = 1_000;
  private static final long RUNS_MAX = 100_000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
                "sweep", "Compares policies while a setting or two are varied, on all cores.")
            .addPositional(
                Options.arguments(
                    "PRESET|FILE", "1", "a preset (multiplex presets), or a file like one"))
            .addOption(
                Options.values(
                    "--vary",
                    "name=…",
                    "name=a,b,c, or name=lo:hi:n for n values from lo to hi; once or twice"))
            .addOption(
                Options.value(
                    "--policy",
                    "a,b,…",
                    "as of simulate; default separated,multiplex; gains are over the first"))
            .addOption(Options.value("--metric", "name", "what is drawn; default valid_per_h"));
    return Pictures.options(
        Worlds.options(spec)
            .addOption(Options.value("--trace", "FILE", "trajectories from a trace, JSON lines"))
            .addOption(
                Options.value("--format", "text|json|csv", "how it is printed; default text"))
            .addOption(Options.value("--svg", "FILE", "writes the chart")),
        "table and chart");
  }

  @Override
  public int run(Given given, Terminal terminal) throws InterruptedException {
    String format = given.choice("--format", "text", "json", "csv");
    int seeds = Worlds.seeds(given);
    List<String> policies = Worlds.policies(given, List.of("separated", "multiplex"));
    World world = Worlds.of(given.word(), given, terminal);
    List<Vary> varied = varied(given);
    Metric metric = metric(given);
    Pictures pictures = Pictures.of(given, terminal);
    long runs = (long) policies.size() * seeds;
    for (Vary vary : varied) {
      runs *= vary.values().size();
    }
    if (runs > RUNS_MAX) {
      throw new Refusal(
          "that is "
              + runs
              + " runs, more than "
              + RUNS_MAX
              + "; take fewer values, policies or seeds");
    }
    if (pictures.svg().isPresent() && !varied.stream().allMatch(Vary::isNumeric)) {
      throw new Refusal("--svg draws numbers, and a varied setting has words");
    }
    Sweep.check(world, varied, policies);
    Live live = new Live(terminal);
    Sweep sweep = Sweep.run(world, varied, policies, seeds, new Runner(live));
    live.over();
    SweepResults results = new SweepResults(sweep, metric, pictures.tongue());
    pictures.html().ifPresent(file -> file.write(results.page()));
    pictures
        .svg()
        .ifPresent(file -> file.write(results.charts().getFirst().svg(pictures.tongue())));
    terminal
        .out()
        .print(
            switch (format) {
              case "json" -> results.json();
              case "csv" -> results.csv();
              default -> results.text(terminal);
            });
    return 0;
  }

  private static Metric metric(Given given) {
    String name = given.value("--metric").orElse(Metric.VALID_PER_H.key());
    List<String> names = Arrays.stream(Metric.values()).map(Metric::key).toList();
    if (!names.contains(name)) {
      throw new Refusal("--metric: " + Nearest.sentence("metric", name, names));
    }
    return Metric.values()[names.indexOf(name)];
  }

  private static List<Vary> varied(Given given) {
    List<Vary> varied = new ArrayList<>();
    for (String text : given.values("--vary")) {
      Vary vary = vary(text);
      if (varied.stream().anyMatch(v -> v.setting().equals(vary.setting()))) {
        throw new Refusal("--vary names " + vary.setting() + " twice");
      }
      varied.add(vary);
    }
    if (varied.isEmpty() || varied.size() > 2) {
      throw new Refusal("sweep needs one or two settings to vary, like --vary T=150,300,600");
    }
    return varied;
  }

  private static Vary vary(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new Refusal("--vary needs name=a,b,c or name=lo:hi:n, was " + text);
    }
    String named = text.substring(0, equals).strip();
    String name = named.equals("in-flight") ? "inflight" : named;
    if (!Worlds.settings().contains(name)) {
      throw new Refusal("--vary: " + Nearest.sentence("setting", name, Worlds.settings()));
    }
    String values = text.substring(equals + 1).strip();
    List<Object> all = new ArrayList<>();
    if (values.contains(":")) {
      all.addAll(range(name, values));
    } else {
      for (String word : values.split(",", -1)) {
        if (word.isBlank()) {
          throw new Refusal("--vary: " + name + " has an empty value in " + text);
        }
        Object value = Worlds.value("--vary", name, word.strip());
        if (all.contains(value)) {
          throw new Refusal("--vary: " + name + " takes " + word.strip() + " twice");
        }
        all.add(value);
      }
    }
    return new Vary(name, all);
  }

  private static List<Double> range(String name, String text) {
    String[] parts = text.split(":", -1);
    try {
      double low = Double.parseDouble(parts[0]);
      double high = Double.parseDouble(parts[1]);
      int count = Integer.parseInt(parts[2]);
      if (parts.length == 3
          && Double.isFinite(low)
          && Double.isFinite(high)
          && low < high
          && count >= 2
          && count <= VALUES_MAX) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          values.add(low + (high - low) * i / (count - 1));
        }
        return values;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // refused below
    }
    throw new Refusal(
        "--vary: "
            + name
            + " needs lo:hi:n with lo below hi and n from 2 to "
            + VALUES_MAX
            + ", was "
            + text);
  }
}
