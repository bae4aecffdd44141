package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.constraints.Conflict;

/** All constraints, ranges and values can hold together. */
final class Contradiction implements Rule {
  @Override
  public String id() {
    return "contradiction";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Conflict conflict : ConstraintRules.read(design).conflicts()) {
      report.add(
          conflict.decided() ? Severity.ERROR : Severity.INFORMATION,
          conflict.at(),
          conflict.items(),
          conflict.message().in(report.tongue()),
          conflict.decided()
              ? report.say(
                  "Change one of them: without any one of these the rest can hold.",
                  "请修改其中一个：去掉其中任何一个，其余便可成立。")
              : report.say(
                  "Give parameters values or narrower ranges, or part the constraints.",
                  "请给参数取值、缩小范围，或拆开约束。"),
          conflict.cause());
    }
  }
}
