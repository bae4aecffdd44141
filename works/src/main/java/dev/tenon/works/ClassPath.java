package dev.tenon.works;

import dev.tenon.run.Command;
import dev.tenon.run.Confinement;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The class path of a project, for compiling and running its tests: what {@code [project]
 * classpath} names, else what its Maven or Gradle build says, else nothing. A build is asked once
 * for each state of its files. Asking runs the project's build: only for projects that are trusted.
 */
public final class ClassPath {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Marks a path inside the repository, which stands elsewhere in another worktree. */
  private static final String INSIDE = "./";

  private final Runner runner;
  private final Map<String, String> environment;
  private final Path cache;

  /**
   * Of projects whose builds are asked like this.
   *
   * @param runner starts Maven or Gradle
   * @param environment for them, whole
   * @param cache a folder for answers, {@code .tenon/cache}
   */
  public ClassPath(Runner runner, Map<String, String> environment, Path cache) {
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.cache = cache.resolve("classpath");
  }

  /**
   * Jars and folders, absolute, in order; empty if nothing says any.
   *
   * @param project the project's folder in the tree under test
   * @param root the root of that tree, around or equal to it
   * @param globs {@code [project] classpath}
   * @throws ClassPathProblem if the build does not answer
   */
  public List<Path> of(Path project, Path root, List<String> globs) {
    try {
      Path folder = project.toRealPath();
      Path top = root.toRealPath();
      if (!globs.isEmpty()) {
        return ClassPathGlobs.match(folder, globs);
      }
      Optional<BuildTool> tool = BuildTool.of(folder);
      if (tool.isEmpty()) {
        return List.of();
      }
      Path file = cache.resolve(BuildFiles.hash(folder, top));
      Optional<List<Path>> known = remembered(file, top);
      if (known.isPresent()) {
        return known.get();
      }
      List<Path> answer = ask(tool.get(), folder);
      remember(file, top, answer);
      return answer;
    } catch (IOException e) {
      throw new ClassPathProblem(
          "The class path of " + project + " can't be looked for: " + e.getMessage() + ".", e);
    }
  }

  private List<Path> ask(BuildTool tool, Path project) throws IOException {
    Path out = Files.createTempDirectory("tenon-classpath");
    try {
      String said = "";
      for (List<String> argv : tool.questions(project, out)) {
        Outcome outcome = run(tool, argv, project);
        if (outcome.ok()) {
          return answer(out);
        }
        said = why(outcome);
        empty(out);
      }
      throw new ClassPathProblem(
          tool.title()
              + " does not say the class path of "
              + project
              + ": "
              + said
              + "; mend the build, or name the jars in `[project] classpath`.");
    } finally {
      empty(out);
      Files.deleteIfExists(out.resolve(BuildTool.SCRIPT));
      Files.deleteIfExists(out);
    }
  }

  private Outcome run(BuildTool tool, List<String> argv, Path project) {
    try {
      return runner.run(
          new Command(argv, project, environment, new byte[0], LIMIT, new Confinement.None()));
    } catch (IOException e) {
      throw new ClassPathProblem(
          tool.title()
              + " can't be started in "
              + project
              + " ("
              + e.getMessage()
              + "); install it, or name the jars in `[project] classpath`.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted: class path");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /** The first line that the build marks as an error, else its last. */
  private static String why(Outcome outcome) {
    if (outcome.timedOut()) {
      return "it took longer than " + LIMIT.toMinutes() + " minutes";
    }
    List<String> lines =
        (outcome.out().text() + "\n" + outcome.err().text())
            .lines()
            .map(line -> line.replaceAll("\\x1B\\[[0-9;]*m", "").strip())
            .filter(line -> !line.isEmpty() && !line.equals("[ERROR]"))
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith("[ERROR]") || line.startsWith("> "))
        .findFirst()
        .map(line -> line.replaceFirst("^(\\[ERROR]|>)\\s*", ""))
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
        .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
        .orElse("exit " + outcome.exit());
  }

  /** Each file in the folder is the answer of one module. */
  private static List<Path> answer(Path out) throws IOException {
    Set<Path> entries = new LinkedHashSet<>();
    for (Path file : children(out)) {
      if (file.endsWith(BuildTool.SCRIPT)) {
        continue;
      }
      for (String entry : Files.readString(file).split("[\\r\\n" + File.pathSeparator + "]")) {
        if (!entry.isBlank()) {
          entries.add(Path.of(entry.strip()).toAbsolutePath().normalize());
        }
      }
    }
    return List.copyOf(entries);
  }

  private static void empty(Path folder) throws IOException {
    for (Path file : children(folder)) {
      if (!file.endsWith(BuildTool.SCRIPT)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** An answer from before, if all that it names is still there. */
  private static Optional<List<Path>> remembered(Path file, Path root) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<Path> entries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Path entry =
          line.startsWith(INSIDE) ? root.resolve(line.substring(INSIDE.length())) : Path.of(line);
      if (!Files.exists(entry)) {
        return Optional.empty();
      }
      entries.add(entry);
    }
    return Optional.of(entries);
  }

  private static void remember(Path file, Path root, List<Path> answer) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path entry : answer) {
      text.append(entry.startsWith(root) ? INSIDE + root.relativize(entry) : entry).append('\n');
    }
    Path folder = Files.createDirectories(file.getParent());
    Path aside = Files.createTempFile(folder, "answer", ".new");
    Files.writeString(aside, text, StandardCharsets.UTF_8);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
