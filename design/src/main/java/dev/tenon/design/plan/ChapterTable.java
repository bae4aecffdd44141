package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table that is all of a chapter: rows are added at its end, and what is missing is made.
 *
 * @param columns names of each column's header: English, Chinese, then others that people give it
 * @param texts indices of the columns that hold words: where a table has none of their names, what
 *     they would hold goes to the nearest one that it has
 */
record ChapterTable(Chapter chapter, List<List<String>> columns, Set<Integer> texts) {
  /** Columns that hold names of people. */
  private static final Set<String> PEOPLE =
      Set.of(
          "author",
          "by",
          "who",
          "editor",
          "reviewer",
          "approver",
          "approved by",
          "owner",
          "作者",
          "编写",
          "编写人",
          "修订人",
          "修改人",
          "变更人",
          "审核",
          "审核人",
          "批准",
          "批准人",
          "责任人");

  ChapterTable {
    columns = columns.stream().map(List::copyOf).toList();
    texts = Set.copyOf(texts);
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
    for (List<String> column : columns) {
      int cell = cellOf(column, names);
      values.add(cell >= 0 && cell < cells.size() ? cells.get(cell) : "");
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
    for (SortedSet<Integer> held : places(header)) {
      String value =
          held.stream()
              .map(values::get)
              .filter(v -> !v.isBlank())
              .collect(Collectors.joining(" – "));
      cells.add(value.isBlank() ? "–" : Cells.escape(value));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  /** The columns that each cell of a new row holds. */
  private List<SortedSet<Integer>> places(List<String> header) {
    List<SortedSet<Integer>> places = new ArrayList<>();
    header.forEach(_ -> places.add(new TreeSet<>()));
    for (int column = 0; column < columns.size(); column++) {
      int cell = cellOf(columns.get(column), header);
      if (cell >= 0) {
        places.get(cell).add(column);
      }
    }
    for (int text : new TreeSet<>(texts)) {
      if (!header.isEmpty() && places.stream().noneMatch(held -> held.contains(text))) {
        places.get(nearest(header, places)).add(text);
      }
    }
    return places;
  }

  /** A cell of a name that says nothing, else one that holds words already, else the last. */
  private int nearest(List<String> header, List<SortedSet<Integer>> places) {
    int people = -1;
    int words = -1;
    for (int i = 0; i < places.size(); i++) {
      boolean ofPeople = PEOPLE.contains(plain(header.get(i)));
      if (places.get(i).isEmpty() && !ofPeople) {
        return i;
      }
      people = places.get(i).isEmpty() && people < 0 ? i : people;
      words = places.get(i).stream().anyMatch(texts::contains) && words < 0 ? i : words;
    }
    return words >= 0 ? words : people >= 0 ? people : places.size() - 1;
  }

  private static String plain(String header) {
    return header.replaceAll("[*_`]|[.:：]+\\s*$", "").strip().toLowerCase(Locale.ROOT);
  }

  /** Which cell of a header has one of a column's names, the first of them before others. */
  private static int cellOf(List<String> column, List<String> header) {
    List<String> plain = header.stream().map(ChapterTable::plain).toList();
    return column.stream().mapToInt(plain::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }
}
