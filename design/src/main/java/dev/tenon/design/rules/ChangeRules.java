package dev.tenon.design.rules;

import java.util.List;

/** Rules about what was accepted and what became of it. */
public final class ChangeRules {
  private ChangeRules() {}

  public static List<Rule> all() {
    LastDoubts doubts = new LastDoubts();
    return List.of(new Suspect(doubts), new NotAccepted(doubts));
  }
}
