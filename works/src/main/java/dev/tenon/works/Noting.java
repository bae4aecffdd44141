package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.ProblemTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** {@code tenon note}: a row in <i>Problems</i>, which the step's next writer is given. */
public final class Noting {
  private Noting() {}

  /** Where the row was written: path and line, from 1. */
  public record Noted(String path, int line) {}

  /**
   * Writes the row into the person's tree; nothing is committed.
   *
   * @throws Refusal if there is no such step, or nothing to say
   */
  public static Noted write(Project project, Id step, String text) {
    if (text.isBlank()) {
      throw new Refusal("say what the problem is: tenon note " + step + " \"…\"");
    }
    try (ProjectLock lock = ProjectLock.take(project.root(), "note")) {
      Design design = project.design();
      PlanTable plan = design.plan();
      if (plan == null || plan.row(step) == null) {
        String known =
            plan == null
                ? ""
                : plan.rows().stream()
                    .map(r -> r.id().toString())
                    .collect(Collectors.joining(", "));
        throw new Refusal(
            design
                    .tongue()
                    .pick(
                        "there is no step " + step + " in the plan; there are: ",
                        "计划中没有步骤 " + step + "；现有：")
                + (known.isEmpty() ? "–" : known));
      }
      PlanTables.Rewritten row =
          ProblemTable.append(
              design,
              new ProblemTable.Entry(step, text, "", LocalDate.now(Clock.systemDefaultZone())));
      Texts.write(project.root().resolve(row.document().path()), row.text());
      return new Noted(row.document().path(), line(row));
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
  }

  /** The last line that is new. */
  private static int line(PlanTables.Rewritten row) {
    String[] before = row.document().text().split("\n", -1);
    String[] now = row.text().split("\n", -1);
    int behind = 0;
    while (behind < before.length
        && before[before.length - 1 - behind].equals(now[now.length - 1 - behind])) {
      behind++;
    }
    return now.length - behind;
  }
}
