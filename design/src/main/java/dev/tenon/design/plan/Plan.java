package dev.tenon.design.plan;

import dev.tenon.design.Id;
import java.util.List;
import java.util.Optional;

/**
 * Steps in the order in which they are built.
 *
 * @param remarks what of the plan in chapter 6 could not stay as it was, one sentence each
 */
public record Plan(List<Step> steps, List<String> remarks) {
  public Plan {
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  /** The step of an id. */
  public Optional<Step> step(Id id) {
    return steps.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** The step that holds a type or method. */
  public Optional<Step> holding(String symbol) {
    return steps.stream().filter(s -> s.members().contains(symbol)).findFirst();
  }
}
