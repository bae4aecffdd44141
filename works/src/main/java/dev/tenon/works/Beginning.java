package dev.tenon.works;

import dev.tenon.design.Starter;
import dev.tenon.design.Tongue;
import dev.tenon.run.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code tenon init}: a new project, or a design in an existing one. */
public final class Beginning {
  private Beginning() {}

  /**
   * What was made.
   *
   * @param written paths from the folder
   * @param next commands to go on with
   * @param takeBack makes it as if it was not begun
   */
  public record Begun(List<String> written, List<String> next, Runnable takeBack) {
    public Begun {
      written = List.copyOf(written);
      next = List.copyOf(next);
    }
  }

  /**
   * Writes a project into a folder, which is made if it is not there. No file that stands is
   * changed.
   *
   * @throws Refusal if there is a project already, or the folder can't be written
   */
  public static Begun in(Path root, Tongue tongue, Map<String, String> environment) {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new Refusal(root + " is a file; name a folder");
    }
    if (Files.exists(root.resolve(Project.SETTINGS))) {
      throw new Refusal(
          root.resolve(Project.SETTINGS) + " is there already; this folder is a Tenon project");
    }
    Path name = root.toAbsolutePath().getFileName();
    Starter.Project project =
        Starter.Project.named(
            name == null ? "project" : name.toString(),
            tongue,
            language(root),
            LocalDate.now(Clock.systemDefaultZone()));
    Map<String, String> files = Starter.files(project);
    for (String path : files.keySet()) {
      if (Files.exists(root.resolve(path))) {
        throw new Refusal(root.resolve(path) + " is there already; move it away first");
      }
    }
    List<String> written = new ArrayList<>();
    AllOrNothing all = new AllOrNothing();
    files.forEach(
        (path, text) -> {
          Path file = root.resolve(path);
          all.change(file, () -> Texts.write(file, text));
          written.add(path);
        });
    trust(root, environment);
    return new Begun(written, next(root), all::takeBack);
  }

  /** What was made here is trusted; where that can't be written down, the build will ask. */
  private static void trust(Path root, Map<String, String> environment) {
    Project project = Project.open(root);
    try {
      Trust.of(environment).trust(root, new Trusting(project, environment).commands());
    } catch (java.io.UncheckedIOException e) {
      // tenon:waive swallowed-error: a read-only home is no reason not to begin; the build asks
      // again
      return;
    }
  }

  private static List<String> next(Path root) {
    List<String> next = new ArrayList<>();
    boolean repository = false;
    for (Path at = root.toAbsolutePath(); at != null; at = at.getParent()) {
      repository |= Files.exists(at.resolve(".git"));
    }
    next.add("tenon check");
    next.add("tenon plan");
    next.add((repository ? "" : "git init && ") + "git add . && git commit -m \"Begin a design\"");
    next.add("tenon build");
    return next;
  }

  /** The language of a folder's code, by its build files, else by its sources. */
  private static String language(Path root) {
    record Mark(String file, String language) {}
    for (Mark mark :
        List.of(
            new Mark("pom.xml", "java"),
            new Mark("build.gradle", "java"),
            new Mark("build.gradle.kts", "java"),
            new Mark("pyproject.toml", "python"),
            new Mark("setup.py", "python"),
            new Mark("requirements.txt", "python"))) {
      if (Files.exists(root.resolve(mark.file()))) {
        return mark.language();
      }
    }
    if (!Files.isDirectory(root)) {
      return "java";
    }
    try (Stream<Path> children = Files.list(root)) {
      return children.anyMatch(p -> p.toString().endsWith(".py")) ? "python" : "java";
    } catch (IOException e) {
      throw new Refusal(root + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }
}
