package dev.tenon.multiplex.sim;

import java.util.List;

/** What trajectories do, by their number: the same number, the same script. */
public interface Workload {
  Script script(int trajectory);

  /** A list that is repeated for ever. */
  static Workload cycle(List<Script> scripts) {
    List<Script> all = List.copyOf(scripts);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a workload has at least one trajectory");
    }
    return trajectory -> all.get(trajectory % all.size());
  }
}
