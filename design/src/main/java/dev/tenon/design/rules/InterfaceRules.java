package dev.tenon.design.rules;

import java.util.List;

/** The rules of the group <i>interfaces</i>. */
final class InterfaceRules {
  private InterfaceRules() {}

  static List<Rule> all() {
    return List.of(
        new BadSignature(), new BadBody(), new UndeclaredMethod(), new UndetailedMethod());
  }
}
