package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table that is all of a chapter: rows are added at its end, and what is missing is made.
 *
 * @param columns names of each column's header, English and Chinese
 */
record ChapterTable(Chapter chapter, List<List<String>> columns) {
  ChapterTable {
    columns = columns.stream().map(List::copyOf).toList();
  }

  /**
   * Adds a row at the end of the table; makes chapter and table where they are missing.
   *
   * @param values one for each column, in the order of {@link #columns}
   * @throws DesignProblem if there is no document to put the chapter into
   */
  PlanTables.Rewritten append(Design design, List<String> values) {
    for (Design.ChapterHeading heading : design.chapters()) {
      if (heading.chapter() == chapter) {
        return inChapter(design, heading, values);
      }
    }
    Document document = home(design);
    int last = document.lines();
    while (last > 1 && document.line(last).isBlank()) {
      last--;
    }
    List<String> lines = new ArrayList<>(List.of(document.line(last), ""));
    lines.add("## " + chapter.title(design.tongue()));
    lines.add("");
    lines.addAll(table(design.tongue(), values));
    endLine(document, last, lines);
    return new PlanTables.Rewritten(document, PlanTables.replaced(document, last, last, lines));
  }

  /** The cells of the last row, one for each column; empty without a row. */
  List<String> lastRow(Design design) {
    return design.chapters().stream()
        .filter(heading -> heading.chapter() == chapter)
        .map(heading -> rows(design, heading))
        .filter(rows -> !rows.isEmpty())
        .findFirst()
        .map(List::getLast)
        .orElse(List.of());
  }

  /** The cells of each row as they are written, one for each column; in reading order. */
  List<List<String>> rows(Design design) {
    return design.chapters().stream()
        .filter(heading -> heading.chapter() == chapter)
        .flatMap(heading -> rows(design, heading).stream())
        .toList();
  }

  private List<List<String>> rows(Design design, Design.ChapterHeading heading) {
    Document document = heading.document();
    int end = PlanTables.chapterEnd(design, heading);
    Lines.TableLines table = Lines.of(document).table(heading.at().line() + 1, end);
    List<List<String>> rows = new ArrayList<>();
    for (int line = table.header() + 2; table.header() > 0 && line <= table.last(); line++) {
      rows.add(cells(document.line(table.header()), document.line(line)));
    }
    return rows;
  }

  private List<String> cells(String header, String row) {
    List<String> names = Lines.cells(header).stream().map(Lines.Cell::text).toList();
    List<String> cells = Lines.cells(row).stream().map(Lines.Cell::text).toList();
    List<String> values = new ArrayList<>();
    for (int wanted = 0; wanted < columns.size(); wanted++) {
      String value = "";
      for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
        value = column(names.get(i)) == wanted ? cells.get(i) : value;
      }
      values.add(value);
    }
    return values;
  }

  /** The document of the plan, else of chapter 6, else the last one. */
  private Document home(Design design) {
    if (design.plan() != null) {
      return design.plan().document();
    }
    return design.chapters().stream()
        .filter(c -> c.chapter() == Chapter.PLAN)
        .map(Design.ChapterHeading::document)
        .findFirst()
        .or(() -> design.documents().reversed().stream().findFirst())
        .orElseThrow(
            () ->
                new DesignProblem(
                    "there is no document for the table " + chapter.title(Tongue.EN)));
  }

  private PlanTables.Rewritten inChapter(
      Design design, Design.ChapterHeading heading, List<String> values) {
    Document document = heading.document();
    int end = PlanTables.chapterEnd(design, heading);
    Lines.TableLines table = Lines.of(document).table(heading.at().line() + 1, end);
    if (table.header() > 0) {
      List<String> header =
          Lines.cells(document.line(table.header())).stream().map(Lines.Cell::text).toList();
      List<String> lines =
          new ArrayList<>(List.of(document.line(table.last()), row(header, values)));
      endLine(document, table.last(), lines);
      return new PlanTables.Rewritten(
          document, PlanTables.replaced(document, table.last(), table.last(), lines));
    }
    while (end > heading.at().line() && document.line(end).isBlank()) {
      end--;
    }
    List<String> lines = new ArrayList<>(List.of(document.line(end), ""));
    lines.addAll(table(design.tongue(), values));
    if (end < document.lines() && !document.line(end + 1).isBlank()) {
      lines.add("");
    }
    endLine(document, end, lines);
    return new PlanTables.Rewritten(document, PlanTables.replaced(document, end, end, lines));
  }

  /** What is added at the end of a file ends its last line. */
  private static void endLine(Document document, int line, List<String> lines) {
    if (document.lineStart(line) + document.line(line).length() == document.text().length()) {
      lines.add("");
    }
  }

  private List<String> table(Tongue tongue, List<String> values) {
    List<String> header =
        columns.stream().map(names -> tongue.pick(names.get(0), names.get(1))).toList();
    return List.of(
        "| " + String.join(" | ", header) + " |", "|---|---|---|---|", row(header, values));
  }

  private String row(List<String> header, List<String> values) {
    List<String> cells = new ArrayList<>();
    for (String name : header) {
      int column = column(name);
      String value = column < 0 ? "" : values.get(column);
      cells.add(value.isBlank() ? "–" : Cells.escape(value));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private int column(String header) {
    String name = header.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }
}
