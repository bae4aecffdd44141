package dev.tenon.multiplex.page;

import dev.tenon.multiplex.sim.Role;
import java.util.List;

/**
 * What the GPUs of one run did in a window of time. Times in seconds from the start of the run.
 *
 * @param policy the scheme, as it is headed in pictures
 * @param preset the world
 * @param gpusPerRank GPUs of one rank
 * @param ranks ranks that there are; of a large pool only some have a lane
 * @param trainGpus GPUs that only train
 * @param from the window's start
 * @param to its end
 * @param lanes by rank number
 * @param trainer what the GPUs that only train did; empty if there are none
 * @param marks in the order of time
 * @param spent of the whole measured time, not only of the window
 */
public record Timeline(
    String policy,
    String preset,
    long seed,
    int gpusPerRank,
    int ranks,
    int trainGpus,
    double from,
    double to,
    List<Lane> lanes,
    List<Span> trainer,
    List<Mark> marks,
    GpuTime spent) {
  public Timeline {
    lanes = List.copyOf(lanes);
    trainer = List.copyOf(trainer);
    marks = List.copyOf(marks);
    if (!(to >= from)) {
      throw new IllegalArgumentException("a window ends after it starts: " + from + " to " + to);
    }
  }

  /** One rank; its spans follow each other without a gap. */
  public record Lane(int rank, List<Span> spans) {
    public Lane {
      spans = List.copyOf(spans);
    }
  }

  /**
   * One role without a change.
   *
   * @param load of {@link Role#ROLLOUT}, else 0: tokens of the turns there ÷ those that the cache
   *     holds, so that turns queue above 1; where a cache has no limit, turns ÷ the most seen
   */
  public record Span(Role role, double from, double to, double load) {}

  /** What happens to a step. */
  public enum Moment {
    /** The last sample of its batch is there. */
    READY,
    TRAINING_BEGINS,
    TRAINING_ENDS
  }

  /**
   * @param step counted from 0, as in the run
   */
  public record Mark(Moment moment, int step, double at) {}

  public double seconds() {
    return to - from;
  }

  public int gpus() {
    return ranks * gpusPerRank + trainGpus;
  }

  /** How many lanes of the height of a rank the GPUs that only train are drawn as. */
  int trainerLanes() {
    if (trainGpus == 0) {
      return 0;
    }
    double shown = (double) lanes.size() / Math.max(1, ranks);
    return (int) Math.max(1, Math.round(shown * trainGpus / gpusPerRank));
  }
}
