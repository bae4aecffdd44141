package dev.tenon.multiplex.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does what people do most, once, so that the classes it loads can be cached for fast starts. */
public final class Training {
  private static final String EXAMPLE =
      """
      {"scenarios": [{"id": "one", "perf": {"a": 0.01},
        "config": {"policy": "static", "n_ranks": 1, "train_gpus": 1, "batch": 1, "T": 1, "steps": 1},
        "trajectories": {"cycle": [{"reset": 0, "turns": [[10, 10, 0]]}]},
        "expect": {"makespan": 1.1}}]}
      """;

  private Training() {}

  /** Leaves nothing behind. */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory("multiplex-training");
    Path example = scratch.resolve("example.json");
    try {
      Interrupts.install();
      Files.writeString(example, EXAMPLE);
      for (List<String> command :
          List.of(
              List.of("--version"),
              List.of("help"),
              List.of("check", "example.json"),
              List.of("check", "example.json", "--format", "json"),
              List.of("presets"),
              List.of("simulate", "toy-4", "--steps", "1", "--warmup", "0"),
              List.of("simulate", "toy-4", "--steps", "1", "--warmup", "0", "--format", "json"))) {
        run(command, scratch);
      }
    } finally {
      Files.deleteIfExists(example);
      Files.deleteIfExists(scratch);
    }
    System.exit(0);
  }

  private static void run(List<String> command, Path folder) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Cli(new Terminal(nowhere, nowhere, false, false, folder))
        .run(command.toArray(String[]::new));
  }
}
