package dev.tenon.works;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The library of scenarios: Tenon's own, and a project's on top, which win by name.
 *
 * <p>A project's stand in {@code design/scenarios/ID.md}, those for one language in {@code
 * design/scenarios/en} or {@code zh} below it.
 */
public final class Scenarios {
  /** Where a project puts its own. */
  public static final String FOLDER = "design/scenarios";

  /** Tenon's own, in the order in which they are shown. */
  static final List<String> BUILT_IN =
      List.of(
          "architecture-conflict",
          "incomplete-decision",
          "contradiction",
          "sync-below",
          "explain",
          "too-long",
          "over-design",
          "hidden-error",
          "missing-failure-flow",
          "contracts",
          "tests");

  /** Shapes of answers that have a name. */
  static final List<String> SHAPES = List.of("changes", "opinions");

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
  private static final int SIZE_MAX = 256 * 1024;
  private static final int OWN_MAX = 200;

  private Scenarios() {}

  /**
   * The scenario of a name.
   *
   * @param project whose own count too; null for none
   * @throws Refusal if there is none, or its file can't be read; the message names those there are
   */
  public static Scenario find(String name, Tongue tongue, @Nullable Project project) {
    Path own = project == null ? null : own(project, name, tongue);
    if (own != null && project != null) {
      return read(project, own, name);
    }
    if (BUILT_IN.contains(name)) {
      return builtIn(name, tongue);
    }
    throw new Refusal(
        "there is no scenario " + name + "; there are: " + String.join(", ", names(project)));
  }

  /** All scenarios: Tenon's own in their order, then those that only the project has, by name. */
  public static List<Scenario> all(Tongue tongue, @Nullable Project project) {
    return names(project).stream().map(name -> find(name, tongue, project)).toList();
  }

  private static List<String> names(@Nullable Project project) {
    List<String> names = new ArrayList<>(BUILT_IN);
    if (project != null) {
      TreeSet<String> own = new TreeSet<>();
      for (String folder : List.of("", "/en", "/zh")) {
        own.addAll(names(project.root().resolve(FOLDER + folder)));
      }
      own.stream().filter(name -> !names.contains(name)).forEach(names::add);
    }
    return names;
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(".md"))
              .map(file -> file.substring(0, file.length() - ".md".length()))
              .filter(name -> ID.matcher(name).matches())
              .limit(OWN_MAX + 1L)
              .toList();
      if (names.size() > OWN_MAX) {
        throw new Refusal(folder + ": more than " + OWN_MAX + " scenarios; take some away");
      }
      return names;
    } catch (IOException e) {
      throw new Refusal(folder + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  private static @Nullable Path own(Project project, String name, Tongue tongue) {
    if (!ID.matcher(name).matches()) {
      return null;
    }
    Path folder = project.root().resolve(FOLDER);
    for (Path file :
        List.of(
            folder.resolve(tongue.pick("en", "zh")).resolve(name + ".md"),
            folder.resolve(name + ".md"),
            // better the other language than none
            folder.resolve(tongue.pick("zh", "en")).resolve(name + ".md"))) {
      boolean other = file.startsWith(folder.resolve(tongue.pick("zh", "en")));
      if (Files.isRegularFile(file) && !(other && BUILT_IN.contains(name))) {
        return file;
      }
    }
    return null;
  }

  private static Scenario read(Project project, Path file, String name) {
    String shown = Globs.slashed(project.root(), file);
    try {
      if (Files.size(file) > SIZE_MAX) {
        throw new Refusal(shown + ": larger than " + SIZE_MAX / 1024 + " KiB; shorten it");
      }
      if (!file.toRealPath().startsWith(project.root().toRealPath())) {
        throw new Refusal(shown + ": lies outside the project; put the file below its folder");
      }
    } catch (IOException e) {
      throw new Refusal(shown + ": can't be read (" + Globs.reason(e) + ")", e);
    }
    return ScenarioReader.read(name, shown, Texts.read(file, shown));
  }

  private static Scenario builtIn(String name, Tongue tongue) {
    String text = resource("scenarios/" + tongue.pick("en", "zh") + "/" + name + ".md");
    return ScenarioReader.read(name, Scenario.BUILT_IN, text);
  }

  /** A named shape. */
  static AnswerShape shape(String name) {
    return new AnswerShape(name, resource("scenarios/" + name + ".json").strip());
  }

  static String resource(String path) {
    try (InputStream in = Scenarios.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
