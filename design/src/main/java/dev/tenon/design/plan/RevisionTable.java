package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table <i>Revisions</i>: what was changed in the design, when, and why. */
public final class RevisionTable {
  private static final ChapterTable TABLE =
      new ChapterTable(
          Chapter.REVISIONS,
          List.of(
              List.of("version", "版本"),
              List.of("date", "日期"),
              List.of("change", "变更"),
              List.of("reason", "原因")));

  /** A number at the end is what counts up: {@code 3}, {@code 1.4}, {@code v2}. */
  private static final Pattern NUMBERED = Pattern.compile("(.{0,40}?)(\\d{1,8})");

  private RevisionTable() {}

  /**
   * Adds a row at the end of the table, its version one above the last; makes chapter and table
   * where they are missing.
   *
   * @throws DesignProblem if there is no document to put the chapter into
   */
  public static PlanTables.Rewritten append(
      Design design, LocalDate date, String change, String reason) {
    return TABLE.append(design, List.of(nextVersion(design), date.toString(), change, reason));
  }

  /** Whether there is a row. */
  public static boolean hasRow(Design design) {
    return !TABLE.lastRow(design).isEmpty();
  }

  private static String nextVersion(Design design) {
    List<String> last = TABLE.lastRow(design);
    Matcher m = NUMBERED.matcher(last.isEmpty() ? "0" : last.getFirst());
    return m.matches() ? m.group(1) + (Integer.parseInt(m.group(2)) + 1) : "";
  }
}
