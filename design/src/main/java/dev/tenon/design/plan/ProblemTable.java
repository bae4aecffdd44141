package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Id;
import java.time.LocalDate;
import java.util.List;

/** The table <i>Problems</i>: what stopped a step, and what helped. */
public final class ProblemTable {
  private static final ChapterTable TABLE =
      new ChapterTable(
          Chapter.PROBLEMS,
          List.of(
              List.of("step", "步骤"),
              List.of("problem", "问题"),
              List.of("solution", "解决"),
              List.of("date", "日期")));

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
}
