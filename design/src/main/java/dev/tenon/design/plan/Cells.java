package dev.tenon.design.plan;

/** Text as the cell of a table holds it. */
final class Cells {
  private Cells() {}

  /** On one line, no bar that ends the cell, no comment that could be one of the plan's marks. */
  static String escape(String text) {
    return text.strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("(?<!\\\\)([|｜])", "\\\\$1")
        .replace("<!--", "&lt;!--");
  }

  /** The text that a cell was made of, as far as it can be told. */
  static String plain(String cell) {
    return cell.replaceAll("\\\\([|｜])", "$1").replace("&lt;!--", "<!--");
  }
}
