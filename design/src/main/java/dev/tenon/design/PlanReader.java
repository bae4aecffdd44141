package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the plan table between its marks. */
final class PlanReader {
  private static final List<String> STEP = List.of("step", "步骤");
  private static final List<String> TITLE = List.of("title", "标题");
  private static final List<String> METHODS = List.of("methods", "方法");
  private static final List<String> AFTER = List.of("after", "依赖");
  private static final List<String> VERIFIED = List.of("verified by", "验证");
  private static final List<String> STATUS = List.of("status", "状态");

  private PlanReader() {}

  /**
   * @throws DesignProblem for one mark alone, or two pairs
   */
  static @Nullable PlanTable read(DocumentReader.Outline outline) {
    List<DocumentReader.Mark> marks = outline.marks;
    if (marks.isEmpty()) {
      return null;
    }
    if (marks.size() != 2
        || marks.get(0).closing()
        || !marks.get(1).closing()
        || marks.get(0).document() != marks.get(1).document()) {
      DocumentReader.Mark last = marks.getLast();
      throw new DesignProblem(
          last.document().path()
              + ":"
              + last.line()
              + ": the plan stands between one <!-- tenon:plan --> and one <!-- /tenon:plan -->,"
              + " in this order; found "
              + marks.size()
              + (marks.size() == 1 ? " mark" : " marks")
              + ": take the others out, or put the missing one in");
    }
    Document document = marks.getFirst().document();
    int first = marks.get(0).line();
    int last = marks.get(1).line();
    for (DocumentReader.PlacedTable placed : outline.tables) {
      Table table = placed.table();
      if (placed.document() == document
          && table.at().line() > first
          && table.at().line() < last
          && column(table, STEP) >= 0) {
        return new PlanTable(
            document, first, last, table.header().stream().map(Prose::plain).toList(), rows(table));
      }
    }
    return new PlanTable(document, first, last, List.of(), List.of());
  }

  private static List<PlanTable.Row> rows(Table table) {
    List<PlanTable.Row> rows = new ArrayList<>();
    for (List<Prose> cells : table.rows()) {
      Prose idCell = cell(table, cells, STEP);
      Optional<Id> id = idCell == null ? Optional.empty() : Id.read(idCell.plain());
      if (idCell == null || id.isEmpty() || id.get().kind() != ItemKind.STEP) {
        continue;
      }
      Position at = ProseReader.plain(idCell).at();
      Prose status = cell(table, cells, STATUS);
      Prose verified = cell(table, cells, VERIFIED);
      Prose title = cell(table, cells, TITLE);
      List<Ref> tests = new ArrayList<>(refs(verified));
      boolean compiled = tests.removeIf(r -> r.text().equalsIgnoreCase("compile"));
      rows.add(
          new PlanTable.Row(
              id.get(),
              at,
              title == null ? "" : title.plain(),
              refs(cell(table, cells, METHODS)),
              refs(cell(table, cells, AFTER)),
              tests,
              compiled,
              status == null ? Status.TODO : Status.of(status.plain()).orElse(Status.TODO),
              status == null || status.isBlank() ? at : status.at(),
              verified == null || verified.isBlank() ? at : verified.at(),
              cells.stream().map(PlanReader::written).toList()));
    }
    return rows;
  }

  private static String written(Prose cell) {
    if (cell.text().length() == 0) {
      return "";
    }
    Document document = cell.text().document();
    int start = cell.text().offset(0);
    int end = cell.text().offset(cell.text().length());
    String text = document.text();
    int from = start;
    while (from > 0 && text.charAt(from - 1) != '\n' && !isBar(text, from - 1)) {
      from--;
    }
    int to = end;
    while (to < text.length() && text.charAt(to) != '\n' && !isBar(text, to)) {
      to++;
    }
    return text.substring(from, to).strip();
  }

  private static boolean isBar(String text, int at) {
    char c = Folding.fold(text.charAt(at));
    return c == '|' && (at == 0 || text.charAt(at - 1) != '\\');
  }

  private static List<Ref> refs(@Nullable Prose cell) {
    return cell == null ? List.of() : RefReader.read(cell);
  }

  private static @Nullable Prose cell(Table table, List<Prose> row, List<String> names) {
    int column = column(table, names);
    return column < 0 ? null : row.get(column);
  }

  private static int column(Table table, List<String> names) {
    for (int i = 0; i < table.header().size(); i++) {
      String name = table.header().get(i).plain().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      if (names.contains(name)) {
        return i;
      }
    }
    return -1;
  }
}
