package dev.tenon.multiplex.page;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of all GPUs went in the measured steps.
 *
 * @param seconds of wall time
 * @param gpus of the pool, those that only train included
 * @param uses GPU seconds
 * @param steps that were trained
 * @param trained samples of those steps
 * @param validShare the share of the samples that was not timed out, 0 to 1
 */
public record GpuTime(
    double seconds, int gpus, Map<Use, Double> uses, int steps, double trained, double validShare) {
  /** What a GPU's time is spent on. */
  public enum Use {
    ROLLOUT,
    /** Rollout with less than a quarter of the cache in use: the tail of a batch. */
    THIN,
    TRAINING,
    /** Serves, but nothing is there to do. */
    IDLE,
    /** Belongs to the trainer, which has nothing to train. */
    WAITING,
    SWITCHING,
    SYNC,
    LOST;

    String name(Tongue tongue) {
      return switch (this) {
        case ROLLOUT -> tongue.pick("rollout", "采样");
        case THIN -> tongue.pick("rollout, thinly loaded", "采样（负载稀疏）");
        case TRAINING -> tongue.pick("training", "训练");
        case IDLE -> tongue.pick("rollout idle", "采样空闲");
        case WAITING -> tongue.pick("training waits", "训练等待");
        case SWITCHING -> tongue.pick("switching", "切换");
        case SYNC -> tongue.pick("weight sync", "权重同步");
        case LOST -> tongue.pick("lost", "故障");
      };
    }
  }

  public GpuTime {
    EnumMap<Use, Double> all = new EnumMap<>(Use.class);
    for (Use use : Use.values()) {
      all.put(use, uses.getOrDefault(use, 0.0));
    }
    uses = Map.copyOf(all);
    if (!(validShare >= 0 && validShare <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, was " + validShare);
    }
  }

  /** The share of all GPU time, 0 to 1. */
  public double share(Use use) {
    double all = seconds * gpus;
    return all == 0 ? 0 : of(use) / all;
  }

  double of(Use use) {
    return uses.getOrDefault(use, 0.0);
  }

  public double validPerHour() {
    return seconds == 0 ? 0 : 3600 * trained * validShare / seconds;
  }

  /** GPU hours that went to a use for each 1,000 valid samples. */
  public double hoursPerThousand(Use use) {
    double valid = trained * validShare;
    return valid == 0 ? 0 : of(use) / 3.6 / valid;
  }

  public double step() {
    return steps == 0 ? 0 : seconds / steps;
  }
}
