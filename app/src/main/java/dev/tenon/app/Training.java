package dev.tenon.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does what people do most, once, so that the classes it loads can be cached for fast starts. */
public final class Training {
  /** A design that propagation leaves open, so that the solver is loaded. */
  private static final String OPEN =
      """
      ## 2 Architecture

      | parameter | value | unit | range | meaning |
      |---|---|---|---|---|
      | x |  | s |  | one |
      | y |  | s |  | other |
      | n | 3 |  | 1..9 | how many |

      ### D-1 Sum

      Both are long.

      - where: `x + n * y >= 10 s`

      ### D-2 Difference

      They are not alike.

      - where: `x - y >= 3 s or y - x >= 3 s`, `x <= 6 s`

      ### D-3 Limit

      Both are short.

      - where: `y <= 1 s`, `x + y <= 5 s`
      """;

  private Training() {}

  /** Runs on the example of the repository whose folder is given; leaves nothing behind. */
  public static void main(String[] args) throws IOException, IllegalAccessException {
    Path home = Path.of(args[0]);
    Path scratch = Files.createTempDirectory("tenon-training");
    Interrupts.install();
    MethodHandles.lookup().ensureInitialized(Main.class); // linked too, though it never runs here
    try {
      for (String prose : List.of("en", "zh")) {
        Path project = scratch.resolve(prose);
        copy(home.resolve("examples/elastic-sampler").resolve(prose), project);
        for (List<String> command :
            List.of(
                List.of("check"),
                List.of("check", "--format", "json"),
                List.of("check", "--ready"),
                List.of("plan"),
                List.of("check"),
                List.of("status"),
                List.of("trace"),
                List.of("build"), // is refused: the folder is in no repository
                List.of("help"))) {
          run(command, project);
        }
      }
      constraints(scratch.resolve("constraints"));
    } finally {
      delete(scratch);
    }
    System.exit(0);
  }

  private static void constraints(Path project) throws IOException {
    Files.createDirectories(project.resolve("design"));
    Files.writeString(project.resolve("tenon.toml"), "[project]\ndocuments = [\"design/*.md\"]\n");
    Files.writeString(project.resolve("design/design.md"), OPEN);
    run(List.of("check"), project);
    run(List.of("check", "--explain", "x"), project);
    run(List.of("check", "--explain", "n", "--format", "json"), project);
  }

  private static void run(List<String> command, Path folder) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Cli(new Terminal(nowhere, nowhere, false, false), Map.copyOf(System.getenv()), folder)
        .run(command.toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          path -> {
            try {
              Files.createDirectories(to.resolve(from.relativize(path).toString()).getParent());
              if (Files.isRegularFile(path)) {
                Files.copy(
                    path,
                    to.resolve(from.relativize(path).toString()),
                    StandardCopyOption.REPLACE_EXISTING);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
