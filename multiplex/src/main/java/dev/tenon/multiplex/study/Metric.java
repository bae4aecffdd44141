package dev.tenon.multiplex.study;

import java.util.Locale;

/**
 * What is told of a run. Shares of time are of the measured wall time, shares of GPUs of all GPU
 * time.
 */
public enum Metric {
  STEP_S("step", "s"),
  SAMPLES_PER_H("samples per hour", ""),
  /** Those that were not timed out. */
  VALID_PER_H("valid samples per hour", ""),
  TIMEOUT_SHARE("timed out", "%"),
  /** Mean of a step, in which the trainer waits for samples. */
  WAIT_S("training waits", "s"),
  SYNC_SHARE("weight sync, of time", "%"),
  /** Time in which any rank changes its role. */
  SWITCH_SHARE("switching, of time", "%"),
  /** Prefilled tokens for each that was new. */
  PREFILL_RATIO("prefill ÷ needed", ""),
  /** The greater of the bounds, of the step. */
  BOUND_SHARE("share of the bound", "%"),
  WORK_BOUND_S("work bound", "s"),
  LATENCY_BOUND_S("latency bound", "s"),
  DECODED_PER_S("decoded tokens per second", ""),
  ROLLOUT_SHARE("GPUs roll out", "%"),
  TRAIN_SHARE("GPUs train", "%"),
  ROLLOUT_BUBBLE_SHARE("bubbles of rollout", "%"),
  TRAIN_BUBBLE_SHARE("bubbles of training", "%"),
  /** Decoded tokens that were lost, of all decoded. */
  WASTED_SHARE("decoded in vain", "%"),
  STALENESS("staleness, steps", ""),
  /** Steps whose samples were all there when the step began. */
  READY_STEPS_SHARE("steps without waiting", "%");

  private final String title;
  private final String unit;

  Metric(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** The name in files: {@code step_s}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** "s", "%" for a share of 0 to 1, or nothing. */
  public String unit() {
    return unit;
  }

  /** How many of them, from the first, are in the JSON of {@code simulate}. */
  public static final int IN_JSON = 11;
}
