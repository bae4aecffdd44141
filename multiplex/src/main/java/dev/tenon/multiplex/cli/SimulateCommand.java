package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.study.Comparison;
import dev.tenon.multiplex.study.Runner;
import dev.tenon.multiplex.study.World;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multiplex simulate}. */
final class SimulateCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command("simulate", "Compares policies in a world, over several seeds.")
            .addPositional(
                Options.arguments(
                    "PRESET|FILE", "1", "a preset (multiplex presets), or a file like one"))
            .addOption(
                Options.value(
                    "--policy",
                    "a,b,…",
                    "of "
                        + String.join(", ", Worlds.NAMES)
                        + "; default "
                        + String.join(",", Worlds.USUAL)
                        + ". separated:64/96 is 64 GPUs that train and 96 that roll out; without a"
                        + " split the best one is found. equipped is such a split with all of"
                        + " multiplex that is not sharing in time; multiplex-PART is multiplex"
                        + " without a part: "
                        + String.join(", ", Schemes.PARTS)));
    return Pictures.options(
        Worlds.options(spec)
            .addOption(Options.value("--trace", "FILE", "trajectories from a trace, JSON lines"))
            .addOption(
                Options.value("--format", "text|json|csv", "how it is printed; default text"))
            .addOption(
                Options.value("--svg", "FILE", "writes the timelines as a picture for papers")),
        "the GPUs of all policies in time");
  }

  @Override
  public int run(Given given, Terminal terminal) throws InterruptedException {
    String format = given.choice("--format", "text", "json", "csv");
    int seeds = Worlds.seeds(given);
    List<String> policies = Worlds.policies(given, Worlds.USUAL);
    World world = Worlds.of(given.word(), given, terminal);
    Pictures pictures = Pictures.of(given, terminal);
    policies.forEach(world::check);
    Live live = new Live(terminal);
    Runner runner = new Runner(live);
    Comparison comparison = Comparison.run(world, policies, seeds, runner);
    pictures.draw(comparison, runner);
    live.over();
    terminal
        .out()
        .print(
            switch (format) {
              case "json" -> Results.json(comparison);
              case "csv" -> Results.csv(comparison);
              default -> Results.text(comparison, seeds, terminal);
            });
    return 0;
  }
}
