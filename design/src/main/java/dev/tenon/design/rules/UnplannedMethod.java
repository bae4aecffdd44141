package dev.tenon.design.rules;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every method with a body is in a step, and so is a test of every requirement that has tests. */
final class UnplannedMethod implements Rule {
  @Override
  public String id() {
    return "unplanned-method";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    List<Method> methods = design.methods().stream().filter(Method::hasBody).toList();
    PlanRows plan = PlanRows.of(design);
    if (plan.rows().isEmpty()) {
      beforeTheFirst(design, methods.size(), report);
      return;
    }
    for (Method method : methods) {
      if (plan.holder(method.symbol()) < 0) {
        report.add(
            method.section().at(),
            List.of(method.symbol()),
            report.say(method.symbol() + " is in no step", method.symbol() + " 不在任何步骤中"),
            report.say("run tenon plan", "运行 tenon plan"),
            method.symbol());
      }
    }
    requirements(design, plan, report);
  }

  private static void beforeTheFirst(Design design, int count, Report report) {
    if (count == 0) {
      return;
    }
    Position at =
        design.chapters().stream()
            .filter(c -> c.chapter() == Chapter.PLAN)
            .map(Design.ChapterHeading::at)
            .findFirst()
            .orElseGet(() -> Position.startOf(design.documents().getFirst().path()));
    report.add(
        Severity.INFORMATION,
        at,
        List.of(),
        report.say(
            count + (count == 1 ? " method is" : " methods are") + " not planned yet",
            count + " 个方法尚未列入计划"),
        report.say("run tenon plan", "运行 tenon plan"),
        "plan");
  }

  private static void requirements(Design design, PlanRows plan, Report report) {
    Set<Id> planned = new HashSet<>();
    for (PlanTable.Row row : plan.rows()) {
      row.tests().forEach(ref -> planned.addAll(design.ids(ref)));
    }
    Map<Id, Set<Id>> testsOf = new HashMap<>();
    for (Item test : design.live(ItemKind.TEST)) {
      for (Ref ref : test.refs(Key.VERIFIES)) {
        design
            .ids(ref)
            .forEach(id -> testsOf.computeIfAbsent(id, _ -> new HashSet<>()).add(test.id()));
      }
    }
    for (Item requirement : design.live(ItemKind.REQUIREMENT)) {
      Set<Id> tests = testsOf.getOrDefault(requirement.id(), Set.of());
      if (!tests.isEmpty() && tests.stream().noneMatch(planned::contains)) {
        String names = String.join(", ", tests.stream().sorted().map(Id::toString).toList());
        report.add(
            requirement.idAt(),
            List.of(requirement.name()),
            report.say(
                "no step is verified by a test of " + requirement.name() + " (" + names + ")",
                "没有步骤由 " + requirement.name() + " 的测试（" + names + "）验证"),
            report.say(
                "run tenon plan, or put " + names + " into a step's \"verified by\"",
                "运行 tenon plan，或者把 " + names + " 写进某个步骤的“验证”列"),
            requirement.name());
      }
    }
  }
}
