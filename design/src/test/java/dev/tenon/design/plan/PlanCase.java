package dev.tenon.design.plan;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A case of a file of cases: {@code ### title}, options, files in {@code ~~~~ path}, expectations.
 */
record PlanCase(
    String rule,
    String title,
    Map<String, String> options,
    Map<String, String> files,
    List<List<String>> expected) {

  static List<PlanCase> read(String resource) {
    List<PlanCase> cases = new ArrayList<>();
    String rule = "";
    String path = null;
    StringBuilder text = new StringBuilder();
    for (String line : resource(resource).split("\n", -1)) {
      if (path != null) {
        if (line.equals("~~~~")) {
          cases.getLast().files.put(path, text.toString());
          path = null;
        } else {
          text.append(line).append('\n');
        }
      } else if (line.startsWith("~~~~ ")) {
        path = line.substring(5).strip();
        text.setLength(0);
      } else if (line.startsWith("### ")) {
        cases.add(one(rule, line.substring(4)));
      } else if (line.startsWith("## ")) {
        rule = line.substring(3).strip();
        if (rule.equals("Bad") || rule.equals("Good")) {
          cases.add(one(rule, rule));
        }
      } else if (line.startsWith("- ") && !cases.isEmpty()) {
        String[] option = line.substring(2).split(":", 2);
        cases.getLast().options.put(option[0].strip(), option[1].strip());
      } else if (line.startsWith("|") && !line.startsWith("|-") && !line.startsWith("| rule")) {
        cases.getLast().expected.add(Lines.cells(line).stream().map(Lines.Cell::text).toList());
      }
    }
    return cases;
  }

  private static PlanCase one(String rule, String title) {
    return new PlanCase(rule, title, new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
  }

  static String resource(String name) {
    try (var in = PlanCase.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Design design() {
    String toml =
        "[project]\nlanguage = \"%s\"\nprose = \"%s\"\n"
            .formatted(
                options.getOrDefault("language", "java"), options.getOrDefault("prose", "en"));
    Config config = ConfigReader.read(files.getOrDefault("tenon.toml", toml), "case");
    List<Document> documents = new ArrayList<>();
    List<Document> patterns = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          if (path.equals("design/patterns.md")) {
            patterns.add(new Document(path, text));
          } else if (path.startsWith("design/") && path.endsWith(".md")) {
            documents.add(new Document(path, text));
          }
        });
    return DesignParser.parse(config, documents, patterns);
  }

  /** The design as it is after a document was written anew. */
  static Design with(Design design, PlanTables.Rewritten rewritten) {
    List<Document> documents =
        design.documents().stream()
            .map(
                d ->
                    d.path().equals(rewritten.document().path())
                        ? new Document(d.path(), rewritten.text())
                        : d)
            .toList();
    return DesignParser.parse(design.config(), documents, List.of());
  }

  @Override
  public String toString() {
    return rule + ": " + title;
  }
}
