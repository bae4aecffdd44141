package dev.tenon.design;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a new project begins with: settings, and a small design that can be built as it stands. */
public final class Starter {
  private static final Set<String> WITH_CODE = Set.of("java", "python");
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "try",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null",
          "_");

  private Starter() {}

  /**
   * The project to begin.
   *
   * @param language of the code; the example has bodies in {@code java} and {@code python}
   * @param packageName see {@link #packageName}
   * @param sources folder of the code
   * @param tests folder of the tests
   * @param date of the first revision
   */
  public record Project(
      String name,
      Tongue prose,
      String language,
      String packageName,
      String sources,
      String tests,
      LocalDate date) {

    /** A new project in the usual layout of its language. */
    public static Project named(String name, Tongue prose, String language, LocalDate date) {
      boolean java = language.equals("java");
      return new Project(
          name,
          prose,
          language,
          java ? Starter.packageName(name) : "",
          java ? "src/main/java" : "src",
          java ? "src/test/java" : "tests",
          date);
    }
  }

  /** The files to write, from path to text, in the order in which they are read best. */
  public static Map<String, String> files(Project project) {
    String folder = "init/" + project.prose().name().toLowerCase(Locale.ROOT) + "/";
    String kind = WITH_CODE.contains(project.language()) ? project.language() : "other";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "tenon.toml",
        resource(folder + "tenon.toml")
            .replace("${name}", toml(project.name()))
            .replace("${language}", toml(project.language()))
            .replace("${package}", toml(project.packageName()))
            .replace("${sources}", toml(project.sources()))
            .replace("${tests}", toml(project.tests())));
    files.put(
        "design/design.md",
        resource(folder + "design-" + kind + ".md")
            .replace("${name}", heading(project.name()))
            .replace("${date}", project.date().toString()));
    return files;
  }

  /**
   * A package for a project's name: {@code org.example} and what of the name can stand in a
   * package; {@code org.example.project} where nothing can, as of a name in Chinese.
   */
  public static String packageName(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "");
    String word = ascii.isEmpty() ? "project" : ascii;
    if (Character.isDigit(word.charAt(0)) || KEYWORDS.contains(word)) {
      word = "_" + word;
    }
    return "org.example." + word;
  }

  private static String toml(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String heading(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1");
  }

  private static String resource(String path) {
    try (InputStream in = Starter.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing in the application: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
