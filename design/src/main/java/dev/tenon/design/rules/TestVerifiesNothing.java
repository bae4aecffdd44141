package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.List;

/** A test says what it shows. */
final class TestVerifiesNothing implements Rule {
  @Override
  public String id() {
    return "test-verifies-nothing";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Item item : design.live(ItemKind.TEST)) {
      if (item.refs(Key.VERIFIES).isEmpty()) {
        report.add(
            item.at(),
            List.of(item.name()),
            report.say(item.name() + " verifies nothing.", item.name() + " 没有验证任何内容。"),
            report.say(
                "Add a line \"- verifies: …\" with requirements, decisions or symbols.",
                "加一行“- 验证：…”，写上需求、决策或符号。"),
            "");
      }
    }
  }
}
