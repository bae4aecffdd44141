package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table <i>Revisions</i>: what was changed in the design, when, and why. */
public final class RevisionTable {
  private static final List<String> CHANGE =
      List.of(
          "change",
          "变更",
          "changes",
          "what",
          "what changed",
          "description",
          "summary",
          "content",
          "modification",
          "变更内容",
          "变更说明",
          "变更描述",
          "修改",
          "修改内容",
          "修改说明",
          "修改描述",
          "修订",
          "修订内容",
          "修订说明",
          "更新内容",
          "更新说明",
          "改动",
          "内容",
          "描述",
          "说明",
          "摘要");

  private static final List<String> REASON =
      List.of(
          "reason",
          "原因",
          "reasons",
          "reason for change",
          "why",
          "rationale",
          "because",
          "cause",
          "变更原因",
          "变更理由",
          "修改原因",
          "修改理由",
          "修订原因",
          "理由",
          "依据");

  private static final ChapterTable TABLE =
      new ChapterTable(
          Chapter.REVISIONS,
          List.of(
              List.of("version", "版本", "版本号", "rev", "revision", "修订号", "修订版本"),
              List.of("date", "日期", "when", "变更日期", "修改日期", "修订日期", "更新日期", "时间"),
              CHANGE,
              REASON),
          Set.of(2, 3));

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
