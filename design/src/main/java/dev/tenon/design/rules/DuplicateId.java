package dev.tenon.design.rules;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.Parameter;
import dev.tenon.design.Pattern;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SymbolSection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One name, one thing. */
final class DuplicateId implements Rule {
  @Override
  public String id() {
    return "duplicate-id";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Map<String, Position> items = new HashMap<>();
    for (Item item : design.items()) {
      twice(items, item.name(), item.at(), report);
    }
    Map<String, Position> steps = new HashMap<>();
    PlanTable plan = design.plan();
    if (plan != null) {
      plan.rows().forEach(row -> twice(steps, row.id().toString(), row.idAt(), report));
    }
    Map<String, Position> parameters = new HashMap<>();
    for (Parameter parameter : design.parameters()) {
      twice(parameters, parameter.name(), parameter.at(), report);
    }
    patterns(design, report);
    for (Method method : design.methods()) {
      bodies(design, method, report);
    }
  }

  private static void twice(Map<String, Position> first, String name, Position at, Report report) {
    Position before = first.putIfAbsent(name, at);
    if (before != null) {
      report.add(
          at,
          List.of(name),
          report.say(
              name + " stands twice: first at " + place(before) + ".",
              name + " 出现了两次：第一次在 " + place(before) + "。"),
          report.say("Give one of them another name, or take it out.", "改其中一个的名字，或删去一个。"),
          name);
    }
  }

  private static void patterns(Design design, Report report) {
    Map<String, Position> patterns = new HashMap<>();
    for (Pattern pattern : design.patterns().projects()) {
      if (patterns.containsKey(pattern.name())) {
        twice(patterns, pattern.name(), pattern.at(), report);
        continue;
      }
      patterns.put(pattern.name(), pattern.at());
      if (design.patterns().isBuiltIn(pattern.name())) {
        report.add(
            Severity.INFORMATION,
            pattern.at(),
            List.of(pattern.name()),
            report.say(
                "The project's " + pattern.name() + " is used, not the built-in one.",
                "使用本项目的 " + pattern.name() + "，而不是内置的。"),
            report.say("Give it another name if that is not meant.", "如非本意，请改名。"),
            "built-in");
      }
    }
  }

  private static void bodies(Design design, Method method, Report report) {
    Position first = null;
    for (SymbolSection section : method.sections()) {
      for (CodeBlock block : section.code()) {
        if (!block.is(design.language(), "body")) {
          continue;
        }
        if (first == null) {
          first = block.info();
        } else {
          report.add(
              block.info(),
              List.of(method.symbol()),
              report.say(
                  method.symbol() + " has two bodies: the first at " + place(first) + ".",
                  method.symbol() + " 有两个方法体：第一个在 " + place(first) + "。"),
              report.say(
                  "Keep one; make the other a \"" + design.language() + " sketch\".",
                  "保留一个；另一个改为“" + design.language() + " sketch”。"),
              "body");
        }
      }
    }
  }

  private static String place(Position at) {
    return at.file() + ":" + at.line();
  }
}
