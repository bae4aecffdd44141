package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.List;

/** A decision says why it was taken. */
final class DecisionWithoutReason implements Rule {
  @Override
  public String id() {
    return "decision-without-reason";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Item item : design.live(ItemKind.DECISION)) {
      boolean says =
          item.attributes().stream().anyMatch(a -> a.key() == Key.BECAUSE && !a.text().isBlank());
      if (!says) {
        report.add(
            item.at(),
            List.of(item.name()),
            report.say(item.name() + " does not say why.", item.name() + " 没有写明理由。"),
            report.say(
                "Add a line \"- because: …\", and what was not chosen as \"- rejects: …\".",
                "加一行“- 理由：…”，没有选择的方案写成“- 放弃：…”。"),
            "");
      }
    }
  }
}
