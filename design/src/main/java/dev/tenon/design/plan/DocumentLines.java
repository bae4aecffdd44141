package dev.tenon.design.plan;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a document, some of which change; all others stay byte for byte. */
final class DocumentLines {
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})");

  private final Document document;
  private final Map<Integer, List<String>> changed = new TreeMap<>();

  DocumentLines(Document document) {
    this.document = document;
  }

  /** The text as it was. */
  String before() {
    return document.text();
  }

  void replace(int line, List<String> by) {
    changed.put(line, by);
  }

  void after(int line, List<String> more) {
    List<String> lines = new ArrayList<>(changed.getOrDefault(line, List.of(document.line(line))));
    lines.addAll(more);
    changed.put(line, lines);
  }

  /**
   * What stands between the fences of a block becomes another text.
   *
   * @throws DesignProblem if a line of it would end the block
   */
  void block(CodeBlock block, String text) {
    if (endsBlock(block, text)) {
      throw new DesignProblem(
          block.info().file()
              + ":"
              + block.info().line()
              + ": the code has a line that would end this block; make the block's fences longer"
              + " than it first");
    }
    int count = (int) block.text().lines().count();
    List<String> wanted =
        text.lines().map(l -> l.isEmpty() ? l : " ".repeat(block.indent()) + l).toList();
    if (count == 0) {
      after(block.firstLine() - 1, wanted);
      return;
    }
    replace(block.firstLine(), wanted);
    for (int line = block.firstLine() + 1; line < block.firstLine() + count; line++) {
      replace(line, List.of());
    }
  }

  private boolean endsBlock(CodeBlock block, String text) {
    Matcher opening = FENCE.matcher(document.line(block.firstLine() - 1));
    if (!opening.lookingAt()) {
      return false;
    }
    String fence = opening.group(1);
    return text.lines()
        .map(String::strip)
        .anyMatch(l -> l.startsWith(fence) && l.chars().allMatch(c -> c == fence.charAt(0)));
  }

  String text() {
    String text = document.text();
    String ending = Lines.ending(document);
    StringBuilder out = new StringBuilder();
    for (int line = 1; line <= document.lines(); line++) {
      int start = document.lineStart(line);
      int next = line < document.lines() ? document.lineStart(line + 1) : text.length();
      List<String> by = changed.get(line);
      if (by == null) {
        out.append(text, start, next);
      } else if (!by.isEmpty()) {
        String end = text.substring(start + document.line(line).length(), next);
        out.append(String.join(ending, by)).append(end);
      }
    }
    return out.toString();
  }
}
