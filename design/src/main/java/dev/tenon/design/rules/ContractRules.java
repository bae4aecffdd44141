package dev.tenon.design.rules;

import java.util.List;

/** The rules of the group <i>contracts</i>. */
final class ContractRules {
  private ContractRules() {}

  static List<Rule> all() {
    return List.of(
        new UnknownPattern(), new PatternArity(), new ContractUnknownName(), new LongValidation());
  }
}
