package dev.tenon.design.plan;

import java.util.List;

/** What comes of planning a design. */
public sealed interface Planning {

  /** There is a plan. */
  record Planned(Plan plan) implements Planning {}

  /**
   * There is none, since methods use each other in rings.
   *
   * @param rings symbols of methods, each using the next, the last the first
   */
  record Cyclic(List<List<String>> rings) implements Planning {
    public Cyclic {
      rings = rings.stream().map(List::copyOf).toList();
    }
  }
}
