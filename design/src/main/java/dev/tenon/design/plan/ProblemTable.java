package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table <i>Problems</i>: what stopped a step, and what helped. */
public final class ProblemTable {
  private static final ChapterTable TABLE =
      new ChapterTable(
          Chapter.PROBLEMS,
          List.of(
              List.of("step", "步骤"),
              List.of("problem", "问题"),
              List.of("solution", "解决"),
              List.of("date", "日期")),
          Set.of(1, 2));

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
    return TABLE.append(
        design,
        List.of(
            entry.step().toString(), entry.problem(), entry.solution(), entry.date().toString()));
  }

  /**
   * A row as it stands.
   *
   * @param solution empty while there is none
   */
  public record Row(Id step, String problem, String solution) {}

  /** The rows that name a step, in order. */
  public static List<Row> rows(Design design) {
    return TABLE.rows(design).stream().flatMap(cells -> row(cells).stream()).toList();
  }

  private static Optional<Row> row(List<String> cells) {
    return Id.read(plain(cells.getFirst()))
        .map(step -> new Row(step, plain(cells.get(1)), plain(cells.get(2))));
  }

  private static String plain(String cell) {
    return cell.matches("[-–—]?") ? "" : Cells.plain(cell);
  }
}
