package dev.tenon.design.review;

import dev.tenon.design.Chapter;
import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.plan.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a section as an agent wrote it, cut into the sections that it holds. */
final class SectionText {
  private static final Pattern HEADING = Pattern.compile("( {0,3})(#{1,6})(?=[ \\t]|$)(.*)");
  private static final String FILE = "answer.md";
  private static final int LEVEL_MAX = 6;

  private SectionText() {}

  /** A section of the text: its id or symbol, and its lines. */
  record Piece(String id, String key, Section section) {}

  /**
   * Reads a text.
   *
   * @param pieces the sections, the first one begins the text
   * @param stray the first line that belongs to none of them; empty if there is none
   */
  record Cut(List<Piece> pieces, String stray) {}

  /** The text with its first heading at a level, and the others moved along. */
  static String atLevel(String text, int level) {
    List<String> lines = new ArrayList<>(text.strip().lines().toList());
    Document document = new Document(FILE, String.join("\n", lines));
    Lines levels = Lines.of(document);
    int first = lines.isEmpty() ? 0 : levels.level(1);
    if (first <= 0 || first == level) {
      return String.join("\n", lines);
    }
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = HEADING.matcher(lines.get(i));
      if (levels.level(i + 1) > 0 && m.matches()) {
        int moved = Math.clamp(m.group(2).length() + level - first, 1, LEVEL_MAX);
        lines.set(i, m.group(1) + "#".repeat(moved) + m.group(3));
      }
    }
    return String.join("\n", lines);
  }

  /**
   * Cuts a text.
   *
   * @param chapter in which it stands
   * @param type the declaration of the type around it; null for items and types
   */
  static Cut cut(Config config, String text, @Nullable Chapter chapter, @Nullable String type) {
    List<String> lines = new ArrayList<>();
    if (chapter == Chapter.INTERFACES || chapter == Chapter.DETAILS) {
      lines.add("# " + chapter.number());
      lines.add("");
      if (type != null) {
        lines.add("## `" + type + "`");
        lines.add("");
      }
    }
    int skipped = lines.size();
    lines.addAll(text.lines().toList());
    Document document = new Document(FILE, String.join("\n", lines));
    Design design = DesignParser.parse(config, List.of(document), List.of());
    List<Piece> pieces = new ArrayList<>();
    boolean[] covered = new boolean[lines.size() + 2];
    for (Section section : Sections.of(design).all()) {
      if (section.first() > skipped) {
        pieces.add(new Piece(section.id(), section.key(), section));
        java.util.Arrays.fill(covered, section.first(), section.last() + 1, true);
      }
    }
    String stray = "";
    for (int line = skipped + 1; line <= lines.size() && stray.isEmpty(); line++) {
      String at = document.line(line);
      stray = covered[line] || at.isBlank() ? "" : at;
    }
    return new Cut(List.copyOf(pieces), stray);
  }

  /** The kind of id that the heading of a new item asks for, {@code D-}; empty if it does not. */
  static String asksFor(Config config, String text) {
    Design design = DesignParser.parse(config, List.of(new Document(FILE, text)), List.of());
    return design.unnumbered().stream()
        .filter(u -> u.at().line() == 1)
        .map(Design.Unnumbered::prefix)
        .findFirst()
        .orElse("");
  }

  /** The text with its first question mark as a number. */
  static String numbered(String text, int number) {
    int half = text.indexOf('?');
    int wide = text.indexOf('？');
    int at = half < 0 || wide >= 0 && wide < half ? wide : half;
    return text.substring(0, at) + number + text.substring(at + 1);
  }

  /** The next id of a prefix that nobody has. */
  static Id next(String prefix, Set<Id> taken) {
    Id first = Id.read(prefix + 1).orElseThrow();
    int greatest =
        taken.stream()
            .filter(t -> t.prefix().equals(first.prefix()) && t.kind() == first.kind())
            .mapToInt(Id::number)
            .max()
            .orElse(0);
    return new Id(first.prefix(), first.kind(), greatest + 1);
  }
}
