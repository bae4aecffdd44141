package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.plan.Uses;
import java.util.List;

/** Methods don't use each other in a ring, else none could be built first. */
final class MethodCycle implements Rule {
  @Override
  public String id() {
    return "method-cycle";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Uses uses = Uses.of(design);
    for (List<String> ring : uses.rings()) {
      String first = ring.getFirst();
      String way = String.join(" → ", ring) + " → " + first;
      Position at = uses.place(first, ring.get(1));
      report.add(
          at == null ? Position.startOf(design.documents().getFirst().path()) : at,
          ring,
          report.say("methods use each other in a ring: " + way, "方法互相使用，形成环：" + way),
          report.say(
              "take out one of these uses, or move what they share into a method of its own",
              "去掉其中一个使用关系，或者把公共部分移到单独的方法中"),
          way);
    }
  }
}
