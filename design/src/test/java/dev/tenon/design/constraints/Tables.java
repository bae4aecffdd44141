package dev.tenon.design.constraints;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.util.List;

/** Short ways to a design of parameters and constraints. */
final class Tables {
  private static final String HEAD =
      "## 2 Architecture\n\n| parameter | value | unit | range |\n|---|---|---|---|\n";

  private final StringBuilder rows = new StringBuilder(HEAD);
  private final StringBuilder items = new StringBuilder("\n");
  private int decisions;

  Tables row(String name, String value, String unit, String range) {
    rows.append("| %s | %s | %s | %s |\n".formatted(name, value, unit, range));
    return this;
  }

  /** The next decision, with its constraints. */
  Tables where(String... expressions) {
    return decision(++decisions, expressions);
  }

  Tables decision(int number, String... expressions) {
    items.append("### D-").append(number).append(" Rule\n\n");
    for (String expression : expressions) {
      items.append("- where: `").append(expression).append("`\n");
    }
    items.append('\n');
    return this;
  }

  String text() {
    return rows.toString() + items;
  }

  Constraints read() {
    return read(text());
  }

  static Constraints read(String text) {
    Design design =
        DesignParser.parse(
            ConfigReader.read("", "p"), List.of(new Document("d.md", text)), List.of());
    return Constraints.of(design, design.items());
  }
}
