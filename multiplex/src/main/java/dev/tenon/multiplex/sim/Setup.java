package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Terms;

/**
 * A world and how long to watch it.
 *
 * @param ranks that can roll out
 * @param gpusPerRank g
 * @param trainGpus GPUs that only train
 * @param timeout seconds that a trajectory may take, reset included; infinite: no limit
 * @param warmup steps that are not measured
 * @param steps steps that are
 * @param drift what changes on the way
 */
public record Setup(
    Perf perf,
    Costs costs,
    Terms terms,
    int ranks,
    int gpusPerRank,
    int trainGpus,
    double timeout,
    int warmup,
    int steps,
    Faults faults,
    Drift drift) {
  public Setup {
    if (ranks < 1) {
      throw new IllegalArgumentException(
          "n_ranks must be 1 or more: a rank must serve, was " + ranks);
    }
    if (gpusPerRank < 1) {
      throw new IllegalArgumentException("g must be 1 GPU or more, was " + gpusPerRank);
    }
    if (trainGpus < 0) {
      throw new IllegalArgumentException("train_gpus must be 0 or more, was " + trainGpus);
    }
    if (!(timeout > 0)) {
      throw new IllegalArgumentException("timeout must be above 0 s, was " + timeout);
    }
    if (steps < 1 || warmup < 0) {
      throw new IllegalArgumentException(
          "steps must be 1 or more and warmup 0 or more, were " + steps + " and " + warmup);
    }
    for (Fault fault : faults.given()) {
      if (fault.rank() < -1 || fault.rank() >= ranks) {
        throw new IllegalArgumentException(
            "a fault names rank " + fault.rank() + ", the ranks are 0 to " + (ranks - 1));
      }
    }
  }

  /** The speed of a rank in a step. */
  Perf perf(int step) {
    return perf.withKv(perf.kv() * drift.cache(step));
  }

  public int gpus() {
    return ranks * gpusPerRank + trainGpus;
  }
}
