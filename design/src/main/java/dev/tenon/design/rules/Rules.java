package dev.tenon.design.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one registry: every rule that can be checked here, by group. */
public final class Rules {
  private static final Map<RuleGroup, List<Rule>> BY_GROUP =
      Map.of(
          RuleGroup.WORDING, WordingRules.all(),
          RuleGroup.STRUCTURE, StructureRules.all(),
          RuleGroup.INTERFACES, InterfaceRules.all(),
          RuleGroup.CONTRACTS, ContractRules.all(),
          RuleGroup.TESTS, TestRules.all(),
          RuleGroup.PLAN, PlanRules.all(),
          RuleGroup.CHANGE, ChangeRules.all());

  private Rules() {}

  /** All rules, in the order of their groups. */
  public static List<Rule> all() {
    return of(Set.of(RuleGroup.values()));
  }

  /** The rules of some groups, in the order of the groups. */
  public static List<Rule> of(Set<RuleGroup> groups) {
    List<Rule> rules = new ArrayList<>();
    for (RuleGroup group : RuleGroup.values()) {
      if (groups.contains(group)) {
        rules.addAll(BY_GROUP.getOrDefault(group, List.of()));
      }
    }
    return List.copyOf(rules);
  }

  /** The rule of an id, if it can be checked here. */
  public static Optional<Rule> find(String id) {
    return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
