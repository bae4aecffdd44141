package dev.tenon.design.rules;

import java.util.List;

/** Rules about what verifies what. */
public final class TestRules {
  private TestRules() {}

  public static List<Rule> all() {
    return List.of(new UnverifiedRequirement(), new TestVerifiesNothing(), new TestMissing());
  }
}
