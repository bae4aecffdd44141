package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.Tongue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table <i>Problems</i>: what stopped a step, and what helped. */
public final class ProblemTable {
  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("step", "步骤"),
          List.of("problem", "问题"),
          List.of("solution", "解决"),
          List.of("date", "日期"));

  private ProblemTable() {}

  /**
   * A row of the table.
   *
   * @param solution empty while there is none
   */
  public record Entry(Id step, String problem, String solution, LocalDate date) {}

  /**
   * Adds a row at the end of the table; makes chapter and table where they are missing.
   *
   * @throws DesignProblem if there is no document to put the chapter into
   */
  public static PlanTables.Rewritten append(Design design, Entry entry) {
    for (Design.ChapterHeading heading : design.chapters()) {
      if (heading.chapter() == Chapter.PROBLEMS) {
        return inChapter(design, heading, entry);
      }
    }
    Document document = home(design);
    int last = document.lines();
    while (last > 1 && document.line(last).isBlank()) {
      last--;
    }
    List<String> lines = new ArrayList<>(List.of(document.line(last), ""));
    lines.add("## " + Chapter.PROBLEMS.title(design.tongue()));
    lines.add("");
    lines.addAll(table(design.tongue(), entry));
    endLine(document, last, lines);
    return new PlanTables.Rewritten(document, PlanTables.replaced(document, last, last, lines));
  }

  /**
   * A row as it stands.
   *
   * @param solution empty while there is none
   */
  public record Row(Id step, String problem, String solution) {}

  /** The rows that name a step, in order. */
  public static List<Row> rows(Design design) {
    List<Row> rows = new ArrayList<>();
    for (Design.ChapterHeading heading : design.chapters()) {
      if (heading.chapter() == Chapter.PROBLEMS) {
        Document document = heading.document();
        int end = PlanTables.chapterEnd(design, heading);
        Lines.TableLines table = Lines.of(document).table(heading.at().line() + 1, end);
        for (int line = table.header() + 2; table.header() > 0 && line <= table.last(); line++) {
          row(document, table.header(), line).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private static Optional<Row> row(Document document, int header, int line) {
    String[] values = {"", "", "", ""};
    List<Lines.Cell> names = Lines.cells(document.line(header));
    List<Lines.Cell> cells = Lines.cells(document.line(line));
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      int column = column(names.get(i).text());
      if (column >= 0) {
        String text = cells.get(i).text();
        values[column] = text.matches("[-–—]?") ? "" : Cells.plain(text);
      }
    }
    return Id.read(values[0]).map(step -> new Row(step, values[1], values[2]));
  }

  /** The document of the plan, else of chapter 6, else the last one. */
  private static Document home(Design design) {
    if (design.plan() != null) {
      return design.plan().document();
    }
    return design.chapters().stream()
        .filter(c -> c.chapter() == Chapter.PLAN)
        .map(Design.ChapterHeading::document)
        .findFirst()
        .or(() -> design.documents().reversed().stream().findFirst())
        .orElseThrow(() -> new DesignProblem("there is no document for the table of problems"));
  }

  private static PlanTables.Rewritten inChapter(
      Design design, Design.ChapterHeading heading, Entry entry) {
    Document document = heading.document();
    int end = PlanTables.chapterEnd(design, heading);
    Lines.TableLines table = Lines.of(document).table(heading.at().line() + 1, end);
    if (table.header() > 0) {
      List<String> header =
          Lines.cells(document.line(table.header())).stream().map(Lines.Cell::text).toList();
      List<String> lines =
          new ArrayList<>(List.of(document.line(table.last()), row(header, entry)));
      endLine(document, table.last(), lines);
      return new PlanTables.Rewritten(
          document, PlanTables.replaced(document, table.last(), table.last(), lines));
    }
    while (end > heading.at().line() && document.line(end).isBlank()) {
      end--;
    }
    List<String> lines = new ArrayList<>(List.of(document.line(end), ""));
    lines.addAll(table(design.tongue(), entry));
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

  private static List<String> table(Tongue tongue, Entry entry) {
    List<String> header =
        COLUMNS.stream().map(names -> tongue.pick(names.get(0), names.get(1))).toList();
    return List.of(
        "| " + String.join(" | ", header) + " |", "|---|---|---|---|", row(header, entry));
  }

  private static String row(List<String> header, Entry entry) {
    List<String> cells = new ArrayList<>();
    for (String name : header) {
      String value =
          switch (column(name)) {
            case 0 -> entry.step().toString();
            case 1 -> entry.problem();
            case 2 -> entry.solution();
            case 3 -> entry.date().toString();
            default -> "";
          };
      cells.add(value.isBlank() ? "–" : Cells.escape(value));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private static int column(String header) {
    String name = header.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (COLUMNS.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }
}
