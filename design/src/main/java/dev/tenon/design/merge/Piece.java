package dev.tenon.design.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a document: a heading and what stands below it up to the next that is its own.
 *
 * @param key the same for the same section in all versions
 * @param owner key of the item that the section belongs to, its own key if it is one
 * @param name for people: {@code R-3}
 * @param whole whether it is an item or symbol, which both sides' changes bring into conflict; else
 *     it is prose, merged by lines
 * @param level of the heading, 0 for what stands before the first
 * @param parts its lines but for blank ones at its end
 * @param gap the blank lines at its end
 */
record Piece(
    String key, String owner, String name, boolean whole, int level, List<Part> parts, Gap gap) {

  /**
   * Blank lines behind a section.
   *
   * @param last whether it ends the document, so that nothing is parted
   */
  record Gap(List<String> lines, boolean last) {
    Gap {
      lines = List.copyOf(lines);
    }
  }

  Piece {
    parts = List.copyOf(parts);
  }

  /** Its lines without the blank ones at its end. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    parts.forEach(part -> lines.addAll(part.lines()));
    return lines;
  }

  /** What must be the same in all versions that are merged part by part. */
  List<String> shape() {
    return parts.stream().map(Part::shape).toList();
  }

  /** Its prose alone. */
  List<List<String>> text() {
    return parts.stream().filter(Part.Text.class::isInstance).map(Part::lines).toList();
  }
}
