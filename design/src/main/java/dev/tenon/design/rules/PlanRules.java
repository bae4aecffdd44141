package dev.tenon.design.rules;

import java.util.List;

/** Rules about the plan of chapter 6 and what stands behind a status. */
public final class PlanRules {
  private PlanRules() {}

  public static List<Rule> all() {
    return List.of(
        new MethodCycle(),
        new UnplannedMethod(),
        new PlannedUnknownMethod(),
        new StepOrder(),
        new StepSize(),
        new DoneWithoutEvidence(),
        new DoneBeforeDependency());
  }
}
