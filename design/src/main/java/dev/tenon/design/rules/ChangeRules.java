package dev.tenon.design.rules;

import java.util.List;

/** Rules about what changed since it was accepted, and about what a merge lost. */
public final class ChangeRules {
  private ChangeRules() {}

  public static List<Rule> all() {
    return List.of(new LostObligation());
  }
}
