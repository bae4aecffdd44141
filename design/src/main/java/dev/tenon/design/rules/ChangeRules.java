package dev.tenon.design.rules;

import java.util.List;

/** Rules about what was accepted and what became of it. */
public final class ChangeRules {
  private ChangeRules() {}

  public static List<Rule> all() {
    return List.of(new Suspect(), new NotAccepted());
  }
}
