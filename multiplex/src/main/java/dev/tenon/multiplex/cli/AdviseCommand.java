package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.TraceFile;
import dev.tenon.multiplex.study.Advice;
import dev.tenon.multiplex.study.Runner;
import dev.tenon.multiplex.study.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multiplex advise}. */
final class AdviseCommand implements Command {
  private static final String USUAL = "report-160-h800";
  private static final int GPUS_MAX = 1_000_000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
                "advise",
                "Says how to split a pool of GPUs, how many trajectories to have under way, and"
                    + " what sharing in time would add.")
            .addPositional(
                Options.arguments(
                    "TRACE|PRESET",
                    "1",
                    "your trajectories as JSON lines, or a preset, or a file like one"))
            .addOption(Options.value("--gpus", "N", "GPUs of the pool; default: the preset's"))
            .addOption(
                Options.value(
                    "--preset",
                    "PRESET|FILE",
                    "what a trace runs on: engine, training, batch; default " + USUAL));
    return Pictures.options(
        Worlds.options(spec)
            .addOption(Options.value("--format", "text|json", "how it is printed; default text")),
        "the advice, to pass on");
  }

  @Override
  public int run(Given given, Terminal terminal) throws InterruptedException {
    String format = given.choice("--format", "text", "json");
    int seeds = Worlds.seeds(given);
    World world = world(given, terminal);
    Pictures pictures = Pictures.of(given, terminal);
    Advice.check(world);
    Live live = new Live(terminal);
    Advice advice = Advice.of(world, seeds, new Runner(live));
    live.over();
    pictures.html().ifPresent(file -> file.write(new AdviceText(advice, pictures.tongue()).page()));
    AdviceText text = new AdviceText(advice, pictures.tongue());
    terminal.out().print(format.equals("json") ? text.json() : text.text(terminal));
    return 0;
  }

  private static World world(Given given, Terminal terminal) {
    String name = given.word();
    boolean trace = isTrace(name, terminal);
    if (!trace && given.value("--preset").isPresent()) {
      throw new Refusal("--preset goes with a trace, and " + name + " is a preset already");
    }
    Preset preset = Worlds.preset(trace ? given.value("--preset").orElse(USUAL) : name, terminal);
    World base = Worlds.withOptions(preset, given, terminal);
    Preset sized = sized(base.preset(), given.whole("--gpus", 1, GPUS_MAX));
    return trace
        ? World.recorded(sized, TraceFile.read(Input.file(terminal, name)))
        : World.of(sized);
  }

  /** A trace begins with a JSON object; TOML never does. */
  private static boolean isTrace(String name, Terminal terminal) {
    Path path = Input.path(terminal, name);
    if (name.endsWith(".toml") || !Files.isRegularFile(path)) {
      return name.endsWith(".jsonl"); // it is not there; what is said then is of a trace
    }
    Input.file(terminal, name);
    try (var reader = Files.newBufferedReader(path)) {
      int first = reader.read();
      while (first == '\uFEFF' || Character.isWhitespace(first)) {
        first = reader.read();
      }
      return first == '{';
    } catch (IOException e) {
      throw new Refusal(name + " can't be read: " + e.getMessage());
    }
  }

  /** The preset on a pool of another size; what trains grows and shrinks with it. */
  private static Preset sized(Preset preset, Optional<Integer> gpus) {
    if (gpus.isEmpty()) {
      return preset;
    }
    int g = preset.driver().whole("g", 1);
    if (gpus.get() % g != 0) {
      throw new Refusal("--gpus: ranks of " + g + " GPUs (g) don't divide " + gpus.get() + " GPUs");
    }
    int before = preset.driver().whole("n_ranks", 1);
    int ranks = gpus.get() / g;
    long lent = Math.round((double) preset.driver().whole("train_ranks", 0) * ranks / before);
    int floor = (preset.driver().whole("train_floor", 1) + g - 1) / g;
    return preset
        .with("n_ranks", ranks)
        .with("train_ranks", (int) Math.clamp(Math.max(lent, floor), 1, Math.max(1, ranks - 1)));
  }
}
