package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A question is answered by a live item that replaces it. */
final class OpenQuestion implements Rule {
  @Override
  public String id() {
    return "open-question";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Set<Id> answered = new HashSet<>();
    for (Item item : design.items()) {
      // a question that is asked anew is open in its new form only
      if (item.id().kind() == ItemKind.QUESTION || !design.isReplaced(item.id())) {
        for (Ref ref : item.refs(Key.REPLACES)) {
          design.ids(ref).stream().filter(id -> !id.equals(item.id())).forEach(answered::add);
        }
      }
    }
    Set<Id> seen = new HashSet<>();
    for (Item item : design.items()) {
      if (item.id().kind() == ItemKind.QUESTION
          && !answered.contains(item.id())
          && seen.add(item.id())) {
        report.add(
            item.at(),
            List.of(item.name()),
            report.say(item.name() + " is open.", item.name() + " 尚无答案。"),
            report.say(
                "Answer it by an item with the line \"- replaces: " + item.name() + "\".",
                "用一个条目回答它，并写上“- 取代：" + item.name() + "”。"),
            "");
      }
    }
  }
}
