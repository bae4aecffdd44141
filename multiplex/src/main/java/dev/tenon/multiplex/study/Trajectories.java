package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Script;
import dev.tenon.multiplex.sim.Workload;
import java.util.List;
import java.util.SplittableRandom;

/** What all policies meet with a seed: the same seed, the same trajectories. */
@FunctionalInterface
public interface Trajectories {
  Workload of(long seed);

  /**
   * Those of a trace. The first seed has them in the order of the trace, over and over; every other
   * one draws from them with replacement (a bootstrap), so that intervals say how much hangs on
   * which ones were recorded.
   */
  static Trajectories recorded(List<Script> trace) {
    List<Script> all = List.copyOf(trace);
    return seed ->
        seed <= 1
            ? Workload.cycle(all)
            : number ->
                all.get(
                    new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextInt(all.size()));
  }
}
