package dev.tenon.design.review;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.util.List;

/** A design of one document. */
final class Parsed {
  private Parsed() {}

  static Design of(String text) {
    return DesignParser.parse(
        ConfigReader.read("", "test"), List.of(new Document("design/a.md", text)), List.of());
  }
}
