package dev.tenon.design;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an item says, as one hash: form, id, level, place and comments don't count. */
public final class Fingerprint {
  private Fingerprint() {}

  /** {@code sha256:…} of an item: title, text, attributes as a sorted set, code and tables. */
  public static String of(Item item) {
    StringBuilder said = new StringBuilder();
    line(said, "title", item.title().plain());
    for (Passage passage : item.passages()) {
      if (passage.kind() != Passage.Kind.TABLE) {
        line(said, "text", passage.prose().plain());
      }
    }
    Set<String> attributes = new TreeSet<>();
    for (Attribute attribute : item.attributes()) {
      for (Prose value : attribute.values()) {
        attributes.add(attribute.key() + " " + words(value.plain()));
      }
    }
    attributes.forEach(attribute -> line(said, "attribute", attribute));
    for (CodeBlock block : item.code()) {
      line(said, "code", block.language() + " " + block.role());
      said.append(block.text()).append('\n');
    }
    for (Table table : item.tables()) {
      row(said, table.header());
      table.rows().forEach(row -> row(said, row));
    }
    return sha256(said.toString());
  }

  private static void row(StringBuilder said, List<Prose> cells) {
    said.append("row");
    cells.forEach(cell -> said.append(" | ").append(words(cell.plain())));
    said.append('\n');
  }

  private static void line(StringBuilder said, String what, String text) {
    said.append(what).append(' ').append(words(text)).append('\n');
  }

  private static String words(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = !out.isEmpty();
      } else {
        if (space) {
          out.append(' ');
        }
        space = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
