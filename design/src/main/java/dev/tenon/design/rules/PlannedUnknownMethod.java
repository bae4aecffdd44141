package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.plan.Validations;
import java.util.List;

/** Steps hold what is declared. */
final class PlannedUnknownMethod implements Rule {
  @Override
  public String id() {
    return "planned-unknown-method";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (PlanTable.Row row : PlanRows.of(design).rows()) {
      for (Ref ref : row.methods()) {
        if (!(ref instanceof Ref.ToSymbol symbol)) {
          add(row, ref, report.say("is no symbol", "不是符号"), report);
          continue;
        }
        if (design.method(symbol.symbol()).isPresent()) {
          continue;
        }
        switch (design.resolve(symbol, null)) {
          case Design.Meaning.Unknown _ -> {
            if (!Validations.isImplied(design, symbol.symbol())
                && !surroundings.declaredInSources(symbol.symbol())) {
              add(row, ref, report.say("is not declared", "没有声明"), report);
            }
          }
          case Design.Meaning.Ambiguous(var choices) -> {
            String names = String.join(", ", choices.stream().map(Method::symbol).toList());
            add(
                row,
                ref,
                report.say("may mean any of " + names, "可以指 " + names + " 中的任何一个"),
                report);
          }
          default -> {}
        }
      }
    }
  }

  private static void add(PlanTable.Row row, Ref ref, String what, Report report) {
    report.add(
        ref.at(),
        List.of(row.id().toString(), ref.text()),
        report.say(
            row.id() + " holds " + ref.text() + ", which " + what,
            row.id() + " 包含 " + ref.text() + "，它" + what),
        report.say(
            "declare it in chapter 4, write its exact symbol, or run tenon plan, which takes it"
                + " out",
            "在第 4 章声明它，写出准确的符号，或者运行 tenon plan 将其移除"),
        ref.text());
  }
}
