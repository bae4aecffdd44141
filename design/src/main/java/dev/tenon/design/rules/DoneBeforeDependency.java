package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.Surroundings;
import java.util.List;

/** A step is done only when the steps that it is directly after are. */
final class DoneBeforeDependency implements Rule {
  @Override
  public String id() {
    return "done-before-dependency";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    PlanRows plan = PlanRows.of(design);
    for (int i = 0; i < plan.rows().size(); i++) {
      PlanTable.Row row = plan.rows().get(i);
      if (row.status() != Status.DONE) {
        continue;
      }
      plan.after(i)
          .forEach(
              (place, ref) -> {
                PlanTable.Row before = plan.rows().get(place);
                if (before.status() != Status.DONE) {
                  String state = before.status().word(design.tongue());
                  report.add(
                      ref.at(),
                      List.of(row.id().toString(), before.id().toString()),
                      report.say(
                          row.id()
                              + " is done but "
                              + before.id()
                              + ", which it is after, is "
                              + state,
                          row.id() + " 已完成，但它依赖的 " + before.id() + " 仍为" + state),
                      report.say(
                          "build " + before.id() + " first, or set " + row.id() + " to todo",
                          "先构建 " + before.id() + "，或者把 " + row.id() + " 改为待办"),
                      before.id().toString());
                }
              });
    }
  }
}
