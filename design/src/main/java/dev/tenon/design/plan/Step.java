package dev.tenon.design.plan;

import dev.tenon.design.Id;
import dev.tenon.design.Status;
import java.util.List;

/**
 * A unit of building.
 *
 * @param members symbols of what it holds, types and methods, in the order of the plan
 * @param after the steps of the methods that its methods use directly, in the order of the plan
 * @param tests ids of tests, as they are written in documents
 * @param compiled whether it holds no methods, so that compiling it verifies it
 * @param wave from 1; steps of one wave may be built side by side
 */
public record Step(
    Id id,
    String title,
    List<String> members,
    List<Id> after,
    List<Id> tests,
    boolean compiled,
    int wave,
    Status status) {

  public Step {
    members = List.copyOf(members);
    after = List.copyOf(after);
    tests = List.copyOf(tests);
    if (wave < 1) {
      throw new IllegalArgumentException("waves count from 1, not " + wave);
    }
  }
}
