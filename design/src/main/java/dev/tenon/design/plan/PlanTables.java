package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the plan into chapter 6: only what stands between the marks changes. */
public final class PlanTables {
  private static final String OPEN = "<!-- tenon:plan -->";
  private static final String CLOSE = "<!-- /tenon:plan -->";

  /** The columns of the plan. */
  private enum Column {
    STEP("step", "步骤"),
    TITLE("title", "标题"),
    METHODS("methods", "方法"),
    AFTER("after", "依赖"),
    VERIFIED("verified by", "验证"),
    STATUS("status", "状态");

    private final String english;
    private final String chinese;

    Column(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    boolean is(String header) {
      String name = header.strip().replaceAll("[*_`]", "").replaceAll("\\s+", " ");
      return name.toLowerCase(Locale.ROOT).equals(english) || name.equals(chinese);
    }

    String cell(Step step, Tongue tongue) {
      return switch (this) {
        case STEP -> step.id().toString();
        case TITLE -> Cells.escape(step.title());
        case METHODS ->
            list(step.members().stream().map(m -> "`" + Cells.escape(m) + "`").toList());
        case AFTER -> list(step.after());
        case VERIFIED -> {
          List<String> by = new ArrayList<>();
          if (step.compiled()) {
            by.add("compile");
          }
          step.tests().forEach(t -> by.add(t.toString()));
          yield list(by);
        }
        case STATUS -> step.status().word(tongue);
      };
    }

    private static String list(Collection<?> values) {
      return values.isEmpty()
          ? "–"
          : String.join(", ", values.stream().map(Object::toString).toList());
    }
  }

  private PlanTables() {}

  /** A document and its text as it is to be. */
  public record Rewritten(Document document, String text) {}

  /**
   * Puts a plan into chapter 6 of a design.
   *
   * @throws DesignProblem if no document holds chapter 6
   */
  public static Rewritten rewrite(Design design, Plan plan) {
    PlanTable old = design.plan();
    List<String> block = block(design, plan);
    if (old != null) {
      return new Rewritten(old.document(), between(old, block));
    }
    Design.ChapterHeading heading =
        design.chapters().stream()
            .filter(c -> c.chapter() == Chapter.PLAN)
            .findFirst()
            .orElseThrow(() -> new DesignProblem(noChapter(design)));
    Document document = heading.document();
    int end = chapterEnd(design, heading);
    while (end > heading.at().line() && document.line(end).isBlank()) {
      end--;
    }
    List<String> added = new ArrayList<>(List.of(document.line(end), ""));
    added.addAll(block);
    boolean last =
        document.lineStart(end) + document.line(end).length() == document.text().length();
    if (last || !document.line(end + 1).isBlank()) {
      added.add("");
    }
    return new Rewritten(document, replaced(document, end, end, added));
  }

  /** The marks themselves stay as they are, if each has a line of its own. */
  private static String between(PlanTable old, List<String> block) {
    Document document = old.document();
    if (old.firstLine() == old.lastLine()) {
      return replaced(document, old.firstLine(), old.lastLine(), block);
    }
    String ending = Lines.ending(document);
    return document.text().substring(0, document.lineStart(old.firstLine() + 1))
        + String.join(ending, block.subList(1, block.size() - 1))
        + ending
        + document.text().substring(document.lineStart(old.lastLine()));
  }

  private static String noChapter(Design design) {
    return design
        .tongue()
        .pick(
            "no document has chapter 6: add a heading \"## 6 Implementation plan\" where the plan"
                + " is to stand",
            "没有文档包含第 6 章：在放置计划的地方加上标题“## 6 实施计划”");
  }

  /** The last line of a chapter: before the next heading of its level or the next chapter. */
  static int chapterEnd(Design design, Design.ChapterHeading heading) {
    int line = heading.at().line();
    int next =
        design.chapters().stream()
            .filter(c -> c.document() == heading.document() && c.at().line() > line)
            .mapToInt(c -> c.at().line() - 1)
            .min()
            .orElse(Integer.MAX_VALUE);
    return Math.min(next, Lines.of(heading.document()).sectionEnd(line));
  }

  /** The text with the lines from {@code first} to {@code last} in another wording. */
  static String replaced(Document document, int first, int last, List<String> lines) {
    String ending = Lines.ending(document);
    String text = document.text();
    int start = document.lineStart(first);
    int end = document.lineStart(last) + document.line(last).length();
    String head = text.substring(0, start);
    String tail = text.substring(end);
    return head + String.join(ending, lines) + tail;
  }

  /** The marks, the table and the picture, line by line. */
  static List<String> block(Design design, Plan plan) {
    List<String> lines = new ArrayList<>(List.of(OPEN, ""));
    lines.addAll(table(design, plan));
    lines.add("");
    lines.addAll(picture(plan));
    lines.addAll(List.of("", CLOSE));
    return lines;
  }

  private static List<String> table(Design design, Plan plan) {
    PlanTable old = design.plan();
    Tongue tongue = design.tongue();
    List<String> header = new ArrayList<>(old == null ? List.of() : old.header());
    for (Column column : Column.values()) {
      if (header.stream().noneMatch(column::is)) {
        header.add(tongue.pick(column.english, column.chinese));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(row(header.stream().map(Cells::escape).toList()));
    lines.add("|" + "---|".repeat(header.size()));
    for (Step step : plan.steps()) {
      PlanTable.Row before = old == null ? null : old.row(step.id());
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < header.size(); i++) {
        cells.add(cell(header.get(i), i, step, before, tongue));
      }
      lines.add(row(cells));
    }
    return lines;
  }

  private static String cell(
      String header, int place, Step step, PlanTable.@Nullable Row before, Tongue tongue) {
    for (Column column : Column.values()) {
      if (column.is(header)) {
        return column.cell(step, tongue);
      }
    }
    return before == null || place >= before.cells().size() ? "–" : before.cells().get(place);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> picture(Plan plan) {
    List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart LR"));
    for (Step step : plan.steps()) {
      lines.add("  " + node(step.id()) + "[\"" + step.id() + " " + label(step.title()) + "\"]");
    }
    for (Step step : plan.steps()) {
      step.after().forEach(before -> lines.add("  " + node(before) + " --> " + node(step.id())));
    }
    lines.add("```");
    return lines;
  }

  /** Mermaid reads a hyphen in a name as part of an arrow. */
  private static String node(Id id) {
    return id.toString().replace("-", "");
  }

  private static String label(String title) {
    return title
        .replace("&", "#amp;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("`", "#96;");
  }

  /**
   * The text of the plan's document with another status of one step; nothing else changes.
   *
   * @throws DesignProblem if the plan has no such row or no column for it
   */
  public static String withStatus(PlanTable plan, Id step, Status status, Tongue tongue) {
    PlanTable.Row row = plan.row(step);
    int column = -1;
    for (int i = 0; i < plan.header().size(); i++) {
      if (column < 0 && Column.STATUS.is(plan.header().get(i))) {
        column = i;
      }
    }
    Document document = plan.document();
    if (row == null || column < 0) {
      throw new DesignProblem(
          document.path()
              + ":"
              + plan.firstLine()
              + ": the plan has no status of "
              + step
              + "; run tenon plan");
    }
    int number = row.idAt().line();
    String line = document.line(number);
    List<Lines.Cell> cells = Lines.cells(line);
    String changed;
    if (column < cells.size()) {
      Lines.Cell cell = cells.get(column);
      changed =
          line.substring(0, cell.start())
              + " "
              + status.word(tongue)
              + " "
              + line.substring(cell.end());
    } else {
      StringBuilder longer = new StringBuilder(line.stripTrailing().replaceFirst("\\|$", ""));
      for (int i = cells.size(); i < column; i++) {
        longer.append("| ");
      }
      changed = longer.append("| ").append(status.word(tongue)).append(" |").toString();
    }
    return document.text().substring(0, document.lineStart(number))
        + changed
        + document.text().substring(document.lineStart(number) + line.length());
  }
}
