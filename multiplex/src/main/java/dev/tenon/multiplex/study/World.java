package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Script;
import dev.tenon.multiplex.sim.Setup;
import dev.tenon.multiplex.sim.Workload;
import java.util.List;
import java.util.stream.LongStream;

/** A world that policies are compared in. */
public record World(Preset preset, Trajectories trajectories) {
  /** Looked at before anything runs: the batches of a usual run have more, and it takes no time. */
  private static final int LOOKED_AT = 512;

  /** A preset with trajectories of its own distributions. */
  public static World of(Preset preset) {
    return new World(preset, preset::trajectories);
  }

  /** The same with one setting changed. */
  public World with(String setting, Object value) {
    Preset changed = preset.with(setting, value);
    boolean own = trajectories instanceof Recorded;
    return own ? new World(changed, trajectories) : of(changed);
  }

  /** A preset with recorded trajectories. */
  public static World recorded(Preset preset, List<Script> trace) {
    return new World(preset, new Recorded(Trajectories.recorded(trace), trace.size()));
  }

  /** GPUs of the pool. */
  public int gpus() {
    return preset.driver().whole("n_ranks", 1) * preset.driver().whole("g", 1);
  }

  /** The runs of a policy with the seeds 1 to n. */
  public List<Case> cases(String policy, int seeds) {
    return LongStream.rangeClosed(1, seeds)
        .mapToObj(seed -> new Case(policy, preset, trajectories, seed))
        .toList();
  }

  /**
   * Looks whether a policy can run here at all.
   *
   * @throws IllegalArgumentException with the constraint that is broken
   */
  public void check(String policy) {
    positive("n_ranks", "a rank must serve");
    positive("g", "a rank has a GPU");
    Splits.check(policy, this);
    String some = Splits.isOpen(policy) ? Splits.any(policy, this) : policy;
    Setup setup = new Case(some, preset, trajectories, 1).scheme().setup();
    if (trajectories instanceof Recorded && setup.drift().isOfTrajectories()) {
      throw new IllegalArgumentException(
          "drift of "
              + preset.driver().word("drift", "")
              + " needs a preset's trajectories: those"
              + " of a trace are what they are");
    }
    double cache = preset.perf().number("M", Double.POSITIVE_INFINITY);
    Workload workload = trajectories.of(1);
    for (int i = 0; i < LOOKED_AT; i++) {
      long tokens = workload.script(i).tokens();
      if (tokens > cache) {
        throw new IllegalArgumentException(
            "trajectory "
                + (i + 1)
                + " has "
                + tokens
                + " tokens, and a rank's cache holds M = "
                + Math.round(cache)
                + ": no rank could ever serve its last turn");
      }
    }
  }

  private void positive(String setting, String why) {
    int value = preset.driver().whole(setting, 1);
    if (value < 1) {
      throw new IllegalArgumentException(setting + " must be 1 or more: " + why + ", was " + value);
    }
  }

  /** Marks trajectories that don't come from the preset, and so don't change with it. */
  private record Recorded(Trajectories trajectories, int count) implements Trajectories {
    @Override
    public Workload of(long seed) {
      return trajectories.of(seed);
    }
  }
}
