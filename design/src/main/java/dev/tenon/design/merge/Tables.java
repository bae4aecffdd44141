package dev.tenon.design.merge;

import dev.tenon.design.Chapter;
import dev.tenon.design.DocumentOutline;
import dev.tenon.design.DocumentOutline.Head;
import dev.tenon.design.Prose;
import dev.tenon.design.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds, in the lines of a section, the tables that are merged by row. */
final class Tables {
  private static final List<String> PARAMETER = List.of("parameter", "参数", "参数名");
  private static final List<String> STEP = List.of("step", "步骤");
  private static final String PICTURE = "```mermaid";

  private final Text text;

  /** By index of the first line. */
  private final TreeMap<Integer, Found> found = new TreeMap<>();

  /** Rows, and behind which line they end. */
  private record Found(Part.Rows rows, int to) {}

  Tables(Text text, DocumentOutline outline) {
    this.text = text;
    for (Table table : outline.tables()) {
      Part.@Nullable Rows rows = rows(table, outline);
      if (rows != null) {
        found.put(table.at().line() - 1, new Found(rows, table.lastLine()));
      }
    }
    picture(outline.planFirst(), outline.planLast());
  }

  /** Lines from one index to another, as parts. */
  List<Part> parts(int from, int to) {
    List<Part> parts = new ArrayList<>();
    int at = from;
    for (Map.Entry<Integer, Found> entry : found.subMap(from, to).entrySet()) {
      if (entry.getKey() >= at && entry.getValue().to() <= to) {
        parts.add(new Part.Text(text.lines().subList(at, entry.getKey())));
        parts.add(entry.getValue().rows());
        at = entry.getValue().to();
      }
    }
    parts.add(new Part.Text(text.lines().subList(at, to)));
    return parts;
  }

  private Part.@Nullable Rows rows(Table table, DocumentOutline outline) {
    int head = table.at().line() - 1;
    int first = head + 2;
    List<String> columns = table.header().stream().map(h -> word(h)).toList();
    boolean oneLineEach = table.lastLine() - first == table.rows().size();
    if (columns.isEmpty() || !oneLineEach || first > text.lines().size()) {
      return null;
    }
    int step = columns.stream().filter(STEP::contains).findFirst().map(columns::indexOf).orElse(-1);
    boolean planned =
        table.at().line() > outline.planFirst() && table.at().line() < outline.planLast();
    int name = PARAMETER.contains(columns.getFirst()) ? 0 : planned ? step : -1;
    Chapter chapter = chapter(outline, table.at().line());
    if (name < 0 && chapter != Chapter.REVISIONS && chapter != Chapter.PROBLEMS) {
      return null;
    }
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String said = String.join(" | ", table.rows().get(i).stream().map(c -> c.plain()).toList());
      String key = name < 0 ? said : table.rows().get(i).get(name).plain();
      int count = counts.merge(key, 1, Integer::sum);
      if (count > 1 && name >= 0) {
        return null; // two rows of one name: which is which, nobody can say
      }
      rows.add(new Row(count == 1 ? key : key + " #" + count, said, text.lines().get(first + i)));
    }
    return new Part.Rows(
        name < 0 ? Part.Kind.SET : Part.Kind.NAMED,
        text.lines().subList(head, first),
        String.join(" | ", columns),
        rows);
  }

  private static String word(Prose header) {
    return header.plain().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static @Nullable Chapter chapter(DocumentOutline outline, int line) {
    Chapter chapter = null;
    for (Head head : outline.heads()) {
      if (head.line() > line) {
        break;
      }
      chapter = head.chapter();
    }
    return chapter;
  }

  /** The picture of the plan: a node is what its step is about, an arrow what it says. */
  private void picture(int first, int last) {
    for (int i = first; i > 0 && i < last - 1; i++) {
      if (!text.lines().get(i).strip().equals(PICTURE)) {
        continue;
      }
      List<Row> rows = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (int at = i + 2; at < last; at++) {
        String line = text.lines().get(at).strip();
        if (line.startsWith("```")) {
          List<String> head = text.lines().subList(i, i + 2);
          found.put(i, new Found(new Part.Rows(Part.Kind.DRAWN, head, PICTURE, rows), at));
          return;
        }
        int label = line.indexOf('[');
        String key = label < 0 ? line : line.substring(0, label);
        if (!keys.add(key)) {
          return;
        }
        rows.add(new Row(key, line, text.lines().get(at)));
      }
      return;
    }
  }
}
