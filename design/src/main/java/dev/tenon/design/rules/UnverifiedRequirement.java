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

/** Each requirement is shown by a test, itself or in all of its parts. */
final class UnverifiedRequirement implements Rule {
  @Override
  public String id() {
    return "unverified-requirement";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Set<Id> verified = verified(design);
    for (Item item : design.live(ItemKind.REQUIREMENT)) {
      if (!verified.contains(item.id())) {
        report.add(
            item.at(),
            List.of(item.name()),
            report.say("No test verifies " + item.name() + ".", "没有测试验证 " + item.name() + "。"),
            report.say(
                "Add a test with the line \"- verifies: "
                    + item.name()
                    + "\", or verify all parts"
                    + " that refine it.",
                "加一个测试，写上“- 验证：" + item.name() + "”，或验证细化它的所有条目。"),
            "");
      }
    }
  }

  /** What a live test names; then, from below, what only verified live items refine. */
  private static Set<Id> verified(Design design) {
    Map<Id, Set<Id>> partsOpen = new HashMap<>();
    Map<Id, List<Id>> refines = new HashMap<>();
    Set<Id> verified = new HashSet<>();
    for (Item item : design.items()) {
      if (design.isReplaced(item.id())) {
        continue;
      }
      if (item.id().kind() == ItemKind.TEST) {
        item.refs(Key.VERIFIES).forEach(ref -> verified.addAll(design.ids(ref)));
      }
      for (Ref ref : item.refs(Key.REFINES)) {
        for (Id whole : design.ids(ref)) {
          partsOpen.computeIfAbsent(whole, _ -> new HashSet<>()).add(item.id());
          refines.computeIfAbsent(item.id(), _ -> new ArrayList<>()).add(whole);
        }
      }
    }
    Deque<Id> open = new ArrayDeque<>(verified);
    while (!open.isEmpty()) {
      Id part = open.remove();
      for (Id whole : refines.getOrDefault(part, List.of())) {
        Set<Id> rest = partsOpen.getOrDefault(whole, Set.of());
        if (rest.remove(part) && rest.isEmpty() && verified.add(whole)) {
          open.add(whole);
        }
      }
    }
    return verified;
  }
}
