package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project on disk: a folder with {@code tenon.toml}.
 *
 * @param root its folder, absolute
 * @param config its settings
 */
public record Project(Path root, Config config) {
  public static final String SETTINGS = "tenon.toml";
  public static final String LOCK = "tenon.lock";

  private static final String USUAL_PATTERNS = "design/patterns.md";

  /**
   * The project of a folder: its own, or the nearest of its parents'.
   *
   * @throws Refusal if there is none, or its settings can't be read
   */
  public static Project find(Path start) {
    Path folder = start.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new Refusal(start + ": no such folder");
    }
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(SETTINGS))) {
        return open(at);
      }
    }
    throw new Refusal(
        "no tenon.toml in " + folder + " or a folder above it; make a project with: tenon init");
  }

  /** The project of exactly this folder. */
  public static Project open(Path root) {
    Path name = root.getFileName();
    String text = Texts.read(root.resolve(SETTINGS), SETTINGS);
    try {
      return new Project(root, ConfigReader.read(text, name == null ? "project" : name.toString()));
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
  }

  /** The paths of its documents, in order. */
  public List<String> documentPaths() {
    List<String> patterns = patternPaths();
    return Globs.find(root, config.project().documents(), "").stream()
        .filter(path -> !patterns.contains(path))
        .toList();
  }

  /** The paths of its pattern files, in order. */
  public List<String> patternPaths() {
    return Globs.find(root, config.project().patterns(), "");
  }

  /** The globs of documents and patterns that match nothing. */
  public List<String> emptyGlobs() {
    List<String> empty = new ArrayList<>();
    for (List<String> globs : List.of(config.project().documents(), config.project().patterns())) {
      for (String glob : globs) {
        boolean usual = glob.equals(USUAL_PATTERNS); // need not be there
        if (!usual && !glob.startsWith("!") && Globs.find(root, List.of(glob), "").isEmpty()) {
          empty.add(glob);
        }
      }
    }
    return empty;
  }

  /**
   * Its design as it stands.
   *
   * @throws Refusal if a file can't be read
   */
  public Design design() {
    return design(documents(documentPaths()), documents(patternPaths()));
  }

  /** Its design, with other texts of some documents. */
  Design design(Map<String, String> texts) {
    List<Document> documents = new ArrayList<>();
    for (Document document : documents(documentPaths())) {
      String text = texts.get(document.path());
      documents.add(text == null ? document : new Document(document.path(), text));
    }
    return design(documents, documents(patternPaths()));
  }

  /** The design of other documents: the text of each by its path. */
  Design designOf(Map<String, String> texts) {
    List<Document> documents = new ArrayList<>();
    new TreeMap<>(texts).forEach((path, text) -> documents.add(new Document(path, text)));
    return design(documents, documents(patternPaths()));
  }

  private Design design(List<Document> documents, List<Document> patterns) {
    try {
      return DesignParser.parse(config, documents, patterns);
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
  }

  private List<Document> documents(List<String> paths) {
    List<Document> documents = new ArrayList<>();
    paths.forEach(path -> documents.add(document(path)));
    return documents;
  }

  /** One document as it stands. */
  Document document(String path) {
    Path file = root.resolve(path);
    requireInside(file, path);
    return new Document(path, Texts.read(file, path));
  }

  private void requireInside(Path file, String shown) {
    try {
      if (!file.toRealPath().startsWith(root.toRealPath())) {
        throw new Refusal(shown + ": lies outside the project; put the file below " + root);
      }
    } catch (java.io.IOException e) {
      throw new Refusal(shown + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  /** Source files of the project's language by path, sorted. */
  public TreeMap<String, String> sources() {
    return texts(config.project().sources());
  }

  /** Test files of the project's language by path, sorted. */
  public TreeMap<String, String> tests() {
    return texts(config.project().tests());
  }

  private TreeMap<String, String> texts(List<String> globs) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String path : Globs.find(root, globs, suffix())) {
      texts.put(path, Texts.read(root.resolve(path), path));
    }
    return texts;
  }

  /** How files of the project's language end. */
  public String suffix() {
    return switch (config.project().language()) {
      case "java" -> ".java";
      case "python" -> ".py";
      case "typescript" -> ".ts";
      case "javascript" -> ".js";
      case "go" -> ".go";
      case "rust" -> ".rs";
      case "kotlin" -> ".kt";
      default -> "";
    };
  }

  /** The folder under which types are put: the first of {@code sources}. */
  public String sourceFolder() {
    return first(config.project().sources(), "src/main/java");
  }

  /** The folder under which tests are put: the first of {@code tests}. */
  public String testFolder() {
    return first(config.project().tests(), "src/test/java");
  }

  private static String first(List<String> folders, String otherwise) {
    return (folders.isEmpty() ? otherwise : folders.getFirst()).replaceAll("/+$", "");
  }
}
