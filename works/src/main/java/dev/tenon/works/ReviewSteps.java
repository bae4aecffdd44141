package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Status;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The steps that a person names, held against the plan. */
final class ReviewSteps {
  private ReviewSteps() {}

  /**
   * The steps, in the plan's order.
   *
   * @throws Refusal naming those that do not have the status, and those that have
   */
  static List<StepView> named(Design design, Collection<Id> ids, Status wanted) {
    List<StepView> all = StepView.all(design);
    List<StepView> there = all.stream().filter(s -> s.row().status() == wanted).toList();
    String word = wanted.word(design.tongue());
    String choices =
        there.isEmpty()
            ? design.tongue().pick("no step is", "没有这样的步骤")
            : there.stream().map(StepView::name).collect(Collectors.joining(", "));
    if (ids.isEmpty()) {
      throw new Refusal(design.tongue().pick("name a step; in ", "请给出步骤；") + word + ": " + choices);
    }
    for (Id id : ids) {
      StepView step = all.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
      if (step == null) {
        throw new Refusal(
            design.tongue().pick("there is no step ", "计划中没有步骤 ")
                + id
                + design.tongue().pick(" in the plan; in ", "；")
                + word
                + ": "
                + choices);
      }
      if (step.row().status() != wanted) {
        throw new Refusal(
            design
                    .tongue()
                    .pick(
                        id
                            + " is not in "
                            + word
                            + ", it is "
                            + step.row().status().word(design.tongue())
                            + "; in "
                            + word
                            + ": ",
                        id
                            + " 的状态是"
                            + step.row().status().word(design.tongue())
                            + "，不是"
                            + word
                            + "；"
                            + word
                            + "：")
                + choices);
      }
    }
    return all.stream().filter(s -> ids.contains(s.id())).toList();
  }
}
