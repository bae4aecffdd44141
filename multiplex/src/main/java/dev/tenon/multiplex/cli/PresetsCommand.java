package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Presets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code multiplex presets}. */
final class PresetsCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("presets", "Lists the worlds that are built in, or prints one.")
        .addOption(
            Options.flag(
                "--settings", "prints every setting, its default and where that comes from"))
        .addPositional(
            Options.arguments("PRESET", "0..1", "prints its file, to begin one of your own with"));
  }

  @Override
  public int run(Given given, Terminal terminal) {
    if (given.flag("--settings")) {
      terminal.out().print(text("reference"));
      return 0;
    }
    if (!given.words().isEmpty()) {
      String name = given.words().getFirst();
      if (!Presets.NAMES.contains(name)) {
        throw new Refusal(Nearest.sentence("preset", name, Presets.NAMES));
      }
      terminal.out().print(text(name));
      return 0;
    }
    TextTable table = new TextTable();
    table.row(List.of("preset", "GPUs", "KV tokens a rank", "batch", "training, s"));
    for (String name : Presets.NAMES) {
      Preset preset = Presets.load(name);
      int gpus = preset.driver().whole("n_ranks", 1) * preset.driver().whole("g", 1);
      table.row(
          List.of(
              name,
              String.valueOf(gpus),
              String.valueOf(Math.round(preset.perf().number("M", 0))),
              String.valueOf(preset.driver().whole("batch", 1)),
              Math.round(preset.driver().number("T", 0))
                  + " on "
                  + preset.driver().whole("T_ref", 1)
                  + " GPUs"));
    }
    table.lines().forEach(terminal.out()::println);
    return 0;
  }

  private static String text(String name) {
    try (InputStream in = Presets.class.getResourceAsStream(name + ".toml")) {
      if (in == null) {
        throw new IllegalStateException("the preset " + name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
