package dev.tenon.design.change;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Designs from texts. */
final class Designs {
  private static final Config CONFIG =
      ConfigReader.read("format = 1\n[project]\ndocuments = [\"design/*.md\"]\n", "test");

  private Designs() {}

  /** Of one document. */
  static Design of(String... lines) {
    return of(Map.of("design/a.md", String.join("\n", lines) + "\n"));
  }

  /** Of documents by path. */
  static Design of(Map<String, String> texts) {
    List<Document> documents = new ArrayList<>();
    new TreeMap<>(texts).forEach((path, text) -> documents.add(new Document(path, text)));
    return DesignParser.parse(CONFIG, documents, List.of());
  }
}
