package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.Surroundings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each step and each test says where the test stands. */
final class TestMissing implements Rule {
  @Override
  public String id() {
    return "test-missing";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    PlanTable plan = design.plan();
    Set<Id> done = new HashSet<>();
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        if (row.tests().isEmpty() && !row.compiled()) {
          step(row, report);
        }
        if (row.status() == Status.DONE) {
          row.tests().forEach(ref -> done.addAll(design.ids(ref)));
        }
      }
    }
    for (Item test : design.live(ItemKind.TEST)) {
      List<Ref> places = test.refs(Key.TEST);
      boolean block = test.code().stream().anyMatch(c -> c.is(design.language(), "test"));
      if (places.isEmpty() && !block) {
        test(test, report);
      } else if (done.contains(test.id())) {
        places.forEach(place -> place(test, place, surroundings, report));
      }
    }
  }

  private static void step(PlanTable.Row row, Report report) {
    report.add(
        row.verifiedAt(),
        List.of(row.id().toString()),
        report.say("Nothing verifies " + row.id() + ".", "没有任何内容验证 " + row.id() + "。"),
        report.say(
            "Name its tests in \"verified by\"; a step of types alone is verified by \"compile\".",
            "在“验证”一列写上测试；只有类型的步骤写“compile”。"),
        "verified by");
  }

  private static void test(Item test, Report report) {
    report.add(
        test.at(),
        List.of(test.name()),
        report.say(
            test.name() + " does not say where it stands in code.", test.name() + " 没有写明代码中的位置。"),
        report.say(
            "Add a line \"- test: PoolTest.shrinks\", or a test block below it.",
            "加一行“- 测试：PoolTest.shrinks”，或在其下写出测试代码块。"),
        "");
  }

  private static void place(Item test, Ref place, Surroundings surroundings, Report report) {
    if (place instanceof Ref.ToSymbol symbol && !surroundings.declaredInSources(symbol.symbol())) {
      report.add(
          Severity.ERROR,
          symbol.at(),
          List.of(test.name(), symbol.symbol()),
          report.say(
              symbol.symbol() + " is not in the code, but its step is done.",
              "步骤已完成，但代码中没有 " + symbol.symbol() + "。"),
          report.say("Write the test, or correct its name.", "写出这个测试，或改正它的名字。"),
          symbol.symbol());
    }
  }
}
