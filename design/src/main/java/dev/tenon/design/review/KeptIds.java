package dev.tenon.design.review;

import dev.tenon.design.Id;
import dev.tenon.design.ItemKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ids are kept: an item's name is how everything else knows it. */
final class KeptIds implements Guard {
  @Override
  public String id() {
    return Revising.IDS;
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>(revision.problems());
    Set<String> cited = new TreeSet<>();
    revision.answer().opinions().forEach(o -> cited.addAll(o.items()));
    for (String written : cited) {
      boolean there =
          Id.read(written)
              .map(id -> id.kind() == ItemKind.STEP || revision.after().item(id).isPresent())
              .orElse(true); // names of the code's are not known here
      if (!there) {
        stops.add(
            new Stop(
                id(),
                written,
                revision
                    .tongue()
                    .pick(
                        "An opinion cites " + written + ", which is no item of the design.",
                        "有看法引用了 " + written + "，但设计中没有它。")));
      }
    }
    Set<String> asked = new HashSet<>();
    revision.of(Change.Kind.ADDED).stream()
        .filter(c -> !c.anchor().isEmpty())
        .forEach(c -> asked.add(c.key()));
    for (Change change : revision.of(Change.Kind.ADDED)) {
      if (!asked.contains(change.key())) {
        stops.add(
            new Stop(
                id(),
                change.item(),
                revision
                    .tongue()
                    .pick(
                        change.item()
                            + " came in beside what the answer says; give each new item as an"
                            + " entry of its own, with the id \"new\".",
                        change.item() + " 不是以新条目的方式给出的；每个新条目请单独给出，编号写作 \"new\"。")));
      }
    }
    return stops;
  }
}
