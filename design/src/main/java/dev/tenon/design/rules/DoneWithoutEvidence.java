package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.Surroundings;
import java.util.List;
import java.util.Optional;

/** A step is done because it was built and verified, not because somebody wrote so. */
final class DoneWithoutEvidence implements Rule {
  @Override
  public String id() {
    return "done-without-evidence";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (PlanTable.Row row : PlanRows.of(design).rows()) {
      if (row.status() != Status.DONE) {
        continue;
      }
      String locked = surroundings.lock().hash("step", row.id().toString());
      Optional<String> evidence = surroundings.evidence(row.id());
      if (locked.isEmpty()) {
        add(
            row,
            report.say("has no entry in tenon.lock", "在 tenon.lock 中没有记录"),
            "no entry",
            report);
      } else if (evidence.isEmpty()) {
        add(row, report.say("has no evidence file", "没有证据文件"), "no evidence", report);
      } else if (!evidence.get().equals(locked)) {
        add(
            row,
            report.say("has evidence that is not the one in tenon.lock", "证据文件与 tenon.lock 不符"),
            "other evidence",
            report);
      }
    }
  }

  private static void add(PlanTable.Row row, String what, String cause, Report report) {
    report.add(
        row.statusAt(),
        List.of(row.id().toString()),
        report.say(row.id() + " is done but " + what, row.id() + " 标为完成，但" + what),
        report.say(
            "set it to todo and run tenon build " + row.id(),
            "把状态改为待办，再运行 tenon build " + row.id()),
        cause);
  }
}
