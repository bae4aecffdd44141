package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.run.Command;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped example in a repository of its own, for {@code tenon demo}. */
public final class Showcase {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Showcase() {}

  /**
   * Copies the example and commits it.
   *
   * @throws Refusal if the folder is not empty, the example is not there, or git can't
   */
  public static void copy(Path example, Path folder, Runner runner, Map<String, String> environment)
      throws InterruptedException {
    if (!Files.isDirectory(example)) {
      throw new Refusal(
          "the example is not in " + example + "; run bin/tenon from Tenon's own repository");
    }
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        throw new Refusal(folder + " is there already; name a new folder: tenon demo DIR");
      }
      try (Stream<Path> all = Files.walk(example)) {
        for (Path path : all.toList()) {
          Path target = folder.resolve(example.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else if (!example.relativize(path).startsWith("target")) {
            Files.copy(path, target);
          }
        }
      }
    } catch (IOException e) {
      throw new Refusal(folder + ": can't be written (" + Globs.reason(e) + ")", e);
    }
    git(folder, runner, environment, "init", "-q", "-b", "main");
    if (!knowsWho(folder, runner, environment)) {
      git(folder, runner, environment, "config", "user.name", "Tenon Demo");
      git(folder, runner, environment, "config", "user.email", "demo@example.org");
    }
    git(folder, runner, environment, "add", "-A");
    git(folder, runner, environment, "commit", "-q", "-m", "A design");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private static boolean knowsWho(Path folder, Runner runner, Map<String, String> environment)
      throws InterruptedException {
    return run(folder, runner, environment, "config", "user.name").ok()
        && run(folder, runner, environment, "config", "user.email").ok();
  }

  private static void git(
      Path folder, Runner runner, Map<String, String> environment, String... arguments)
      throws InterruptedException {
    Outcome outcome = run(folder, runner, environment, arguments);
    if (!outcome.ok()) {
      throw new Refusal(
          "git " + arguments[0] + " in " + folder + ": " + outcome.err().text().strip());
    }
  }

  private static Outcome run(
      Path folder, Runner runner, Map<String, String> environment, String... arguments)
      throws InterruptedException {
    Map<String, String> clean = new TreeMap<>(environment);
    clean
        .keySet()
        .removeIf(
            k -> k.equals("GIT_DIR") || k.equals("GIT_WORK_TREE") || k.equals("GIT_INDEX_FILE"));
    String line = "git " + dev.tenon.run.Shell.quote(List.of(arguments));
    try {
      return runner.run(Command.shell(line, folder, clean, LIMIT));
    } catch (IOException e) {
      throw new Refusal("git can't be started: " + e.getMessage(), e);
    }
  }

  /** How many test methods stand behind the steps that are done. */
  public static long tests(Project project) {
    Design design = project.design();
    return StepView.all(design).stream()
        .map(s -> EvidenceFiles.read(project, s.id()))
        .flatMap(Optional::stream)
        .mapToLong(e -> e.tests().size())
        .sum();
  }

  /** How many commits the branch has. */
  public static String commits(Project project, Runner runner) {
    try {
      return run(project.root(), runner, System.getenv(), "rev-list", "--count", "HEAD")
          .out()
          .text()
          .strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "?";
    }
  }
}
