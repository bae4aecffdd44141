package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a link names is there. */
final class DanglingReference implements Rule {
  @Override
  public String id() {
    return "dangling-reference";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  /** Keys whose values are ids alone. */
  private static final Set<Key> IDS =
      Set.of(Key.REFINES, Key.DEPENDS_ON, Key.SATISFIES, Key.REPLACES);

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Known known = new Known(design, steps(design.plan()));
    for (Owner owner : Owners.all(design)) {
      if (owner instanceof Item item && item.id().kind() == ItemKind.STEP) {
        heading(known, item, report);
      }
      for (Attribute attribute : owner.attributes()) {
        if (attribute.key().form() == Key.Form.REFS && attribute.key() != Key.TEST) {
          boolean idsAlone = IDS.contains(attribute.key());
          attribute.refs().forEach(ref -> check(known, ref, owner.name(), idsAlone, report));
        }
      }
    }
    PlanTable plan = design.plan();
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        row.after().forEach(ref -> check(known, ref, row.id().toString(), false, report));
        row.tests().forEach(ref -> check(known, ref, row.id().toString(), false, report));
      }
    }
  }

  private static Set<Id> steps(@Nullable PlanTable plan) {
    Set<Id> steps = new HashSet<>();
    if (plan != null) {
      plan.rows().forEach(row -> steps.add(row.id()));
    }
    return steps;
  }

  /** What can be named: items, and the steps of the plan table. */
  private record Known(Design design, Set<Id> steps) {
    boolean has(Id id) {
      return design.item(id).isPresent() || steps.contains(id);
    }
  }

  private static void heading(Known known, Item step, Report report) {
    if (!known.steps().contains(step.id())) {
      report.add(
          step.at(),
          List.of(step.name()),
          report.say(step.name() + " is no step of the plan.", "计划表中没有步骤 " + step.name() + "。"),
          report.say(
              "A heading adds words to a row of the plan table: give it the id of one, or let"
                  + " \"tenon plan\" write the row.",
              "标题只能补充计划表中的一行：改为表中已有的编号，或用“tenon plan”写出这一行。"),
          step.name());
    }
  }

  private static void check(Known known, Ref ref, String owner, boolean idsAlone, Report report) {
    switch (ref) {
      case Ref.ToItem(Id id, String _, Position at) -> missing(known, id, at, owner, report);
      case Ref.ToRange(Id from, Id to, String _, Position at) -> {
        missing(known, from, at, owner, report);
        missing(known, to, at, owner, report);
      }
      case Ref.ToSymbol symbol -> {
        if (idsAlone) {
          report.add(
              symbol.at(),
              List.of(owner, symbol.text()),
              report.say("\"" + symbol.text() + "\" is no id.", "“" + symbol.text() + "”不是编号。"),
              report.say(
                  "Name an item, R-1 for instance; put remarks in round brackets.",
                  "写条目的编号，例如 R-1；说明放在圆括号内。"),
              symbol.text());
        }
      }
    }
  }

  private static void missing(Known known, Id id, Position at, String owner, Report report) {
    if (!known.has(id)) {
      report.add(
          at,
          List.of(owner, id.toString()),
          report.say("There is no " + id + ".", "没有 " + id + "。"),
          report.say("Write the item, or correct its number.", "补上这个条目，或改正编号。"),
          id.toString());
    }
  }
}
