package dev.tenon.design.rules;

import java.util.List;

/** Rules about ids, links and chapters. */
public final class StructureRules {
  private StructureRules() {}

  public static List<Rule> all() {
    return List.of(
        new DuplicateId(),
        new DanglingReference(),
        new DecisionCycle(),
        new OrphanDecision(),
        new MissingChapter(),
        new LeansOnReplaced(),
        new OpenQuestion(),
        new DecisionWithoutReason());
  }
}
