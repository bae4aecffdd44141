package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.Surroundings;
import java.util.List;

/** A step is small enough to be read in one go. */
final class StepSize implements Rule {
  @Override
  public String id() {
    return "step-size";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    int most = design.config().plan().most();
    PlanRows plan = PlanRows.of(design);
    for (int i = 0; i < plan.rows().size(); i++) {
      PlanTable.Row row = plan.rows().get(i);
      int methods = plan.methods(i).size();
      if (row.status() != Status.DONE && methods > most) {
        report.add(
            row.idAt(),
            List.of(row.id().toString()),
            report.say(
                row.id() + " holds " + methods + " methods, more than " + most,
                row.id() + " 包含 " + methods + " 个方法，多于 " + most + " 个"),
            report.say(
                "split it, or run tenon plan; the bound is [plan] methods_per_step",
                "拆分该步骤，或者运行 tenon plan；上限由 [plan] methods_per_step 给出"),
            row.id() + " " + methods);
      }
    }
  }
}
