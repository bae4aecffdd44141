package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is added answers something: a decision a requirement, a test what it verifies. */
final class OrphanAddition implements Guard {
  @Override
  public String id() {
    return "orphan-addition";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Change change : revision.of(Change.Kind.ADDED)) {
      Section section = revision.now().key(change.key()).orElseThrow();
      if (section.owner() instanceof Item item) {
        boolean orphan =
            switch (item.id().kind()) {
              case DECISION -> !leadsToRequirement(revision.after(), item);
              case TEST -> item.refs(Key.VERIFIES).isEmpty();
              case REQUIREMENT, STEP, QUESTION -> false;
            };
        if (orphan) {
          stops.add(stop(revision, item));
        }
      }
    }
    return stops;
  }

  private static boolean leadsToRequirement(Design design, Item decision) {
    Deque<Item> open = new ArrayDeque<>(List.of(decision));
    Set<Id> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Item item = open.remove();
      if (item.id().kind() == ItemKind.REQUIREMENT && !design.isReplaced(item.id())) {
        return true;
      }
      for (Key key : List.of(Key.SATISFIES, Key.REFINES)) {
        item.refs(key).stream()
            .flatMap(r -> design.ids(r).stream())
            .filter(seen::add)
            .forEach(id -> design.item(id).ifPresent(open::add));
      }
    }
    return false;
  }

  private Stop stop(Revision revision, Item item) {
    boolean test = item.id().kind() == ItemKind.TEST;
    return new Stop(
        id(),
        item.name(),
        revision
            .tongue()
            .pick(
                "The new "
                    + item.name()
                    + (test
                        ? " verifies nothing; say what it shows (\"- verifies: R-n\"), or leave it"
                            + " out."
                        : " leads to no requirement; say what it answers (\"- satisfies: R-n\" or"
                            + " \"- refines: D-n\"), or leave it out."),
                "新增的 "
                    + item.name()
                    + (test
                        ? " 没有验证任何内容；请写明“- 验证：R-n”，否则不要添加。"
                        : " 没有对应任何需求；请写明“- 满足：R-n”或“- 细化：D-n”，否则不要添加。")));
  }
}
