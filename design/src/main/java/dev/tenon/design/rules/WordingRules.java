package dev.tenon.design.rules;

import java.util.List;

/** Rules that read prose. */
public final class WordingRules {
  private WordingRules() {}

  public static List<Rule> all() {
    return List.of(
        new VagueWording(), new RequirementShape(), new UnknownAttribute(), new StaleWaiver());
  }
}
