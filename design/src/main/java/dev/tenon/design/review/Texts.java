package dev.tenon.design.review;

import dev.tenon.design.Document;
import dev.tenon.design.plan.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The text of one document with sections put in, taken out and put in their place. */
final class Texts {
  private final Document document;

  /** By first line: the last line that goes, and the lines that come. */
  private final TreeMap<Integer, Replacement> replacements = new TreeMap<>();

  /** By the line behind which they go. */
  private final TreeMap<Integer, List<String>> insertions = new TreeMap<>();

  private record Replacement(int last, List<String> lines) {}

  Texts(Document document) {
    this.document = document;
  }

  void replace(Section section, String text) {
    replacements.put(section.first(), new Replacement(section.last(), text.lines().toList()));
  }

  void remove(Section section) {
    int last = section.last();
    while (last < document.lines() && document.line(last + 1).isBlank()) {
      last++;
    }
    replacements.put(section.first(), new Replacement(last, List.of()));
  }

  void insert(int behind, String text) {
    List<String> lines = insertions.computeIfAbsent(behind, _ -> new ArrayList<>());
    lines.add("");
    lines.addAll(text.lines().toList());
  }

  /** All of it, lines ended as the document ends them. */
  String text() {
    String ending = Lines.ending(document);
    List<String> out = new ArrayList<>();
    for (int line = 1; line <= document.lines(); line++) {
      Replacement replacement = replacements.get(line);
      int last = line;
      if (replacement == null) {
        out.add(document.line(line));
      } else {
        out.addAll(replacement.lines());
        last = replacement.last();
      }
      for (List<String> more : insertions.subMap(line, true, last, true).values()) {
        out.addAll(more);
      }
      line = last;
    }
    String text = String.join(ending, out);
    boolean ended = document.line(document.lines()).isEmpty() && document.lines() > 1;
    return ended && !text.endsWith(ending) ? text + ending : text;
  }
}
