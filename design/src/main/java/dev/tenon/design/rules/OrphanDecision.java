package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision answers a requirement, itself or by what it refines. */
final class OrphanDecision implements Rule {
  @Override
  public String id() {
    return "orphan-decision";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Set<Id> answering = answering(design);
    for (Item item : design.live(ItemKind.DECISION)) {
      if (!answering.contains(item.id())) {
        report.add(
            item.at(),
            List.of(item.name()),
            report.say(item.name() + " leads to no requirement.", item.name() + " 没有对应任何需求。"),
            report.say(
                "Say what it answers: \"- satisfies: R-n\", or \"- refines: D-n\" of a decision"
                    + " that does; or take it out.",
                "写明它满足什么：“- 满足：R-n”，或细化一个满足需求的决策：“- 细化：D-n”；否则删去。"),
            "");
      }
    }
  }

  /** Live requirements, and all live items from which a way leads to one. */
  private static Set<Id> answering(Design design) {
    Map<Id, List<Id>> from = new HashMap<>();
    Deque<Id> open = new ArrayDeque<>();
    Set<Id> reached = new HashSet<>();
    for (Item item : design.items()) {
      if (design.isReplaced(item.id())) {
        continue;
      }
      if (item.id().kind() == ItemKind.REQUIREMENT && reached.add(item.id())) {
        open.add(item.id());
      }
      for (Key key : List.of(Key.REFINES, Key.SATISFIES)) {
        for (Ref ref : item.refs(key)) {
          for (Id to : design.ids(ref)) {
            from.computeIfAbsent(to, _ -> new ArrayList<>()).add(item.id());
          }
        }
      }
    }
    while (!open.isEmpty()) {
      for (Id id : from.getOrDefault(open.remove(), List.of())) {
        if (reached.add(id)) {
          open.add(id);
        }
      }
    }
    return reached;
  }
}
