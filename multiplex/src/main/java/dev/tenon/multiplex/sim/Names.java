package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Limits;
import dev.tenon.multiplex.core.Terms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of all settings, and what they make up. */
public final class Names {
  public static final Set<String> PERF =
      ordered("a", "w", "c", "kappa", "P", "chunk", "M", "host", "host_rate");

  public static final Set<String> DRIVER =
      ordered(
          "policy",
          "n_ranks",
          "g",
          "train_ranks",
          "train_gpus",
          "train_floor",
          "batch",
          "group",
          "alpha",
          "inflight",
          "admission",
          "consumption",
          "queue",
          "gate",
          "gate_left",
          "early",
          "mig",
          "sync_mode",
          "T",
          "T_ref",
          "eta",
          "t_sync",
          "t_off",
          "t_drain",
          "t_on",
          "t_toff",
          "t_wake",
          "t_abort",
          "timeout",
          "rank_mtbf",
          "trainer_mtbf",
          "repair",
          "fault_seed",
          "critic_gpus",
          "steps",
          "warmup",
          "drift",
          "drift_factor",
          "drift_step");

  public static final Set<String> WORKLOAD =
      ordered(
          "turns",
          "turns_per_prompt",
          "turns_per_sample",
          "turns_most",
          "prompt",
          "decode",
          "decode_spread",
          "observation",
          "observation_spread",
          "observation_most",
          "context_most",
          "environment",
          "environment_spread",
          "environment_most",
          "reset",
          "reward",
          "reset_spread");

  private Names() {}

  static Generator.Distributions distributions(Settings s) {
    return new Generator.Distributions(
        s.number("turns", 1),
        s.number("turns_per_prompt", 0),
        s.number("turns_per_sample", 0),
        s.whole("turns_most", 1),
        s.whole("prompt", 0),
        s.number("decode", 1),
        s.number("decode_spread", 0),
        s.number("observation", 0),
        s.number("observation_spread", 0),
        s.number("observation_most", 0),
        s.whole("context_most", 1),
        s.number("environment", 0),
        s.number("environment_spread", 0),
        s.number("environment_most", 0),
        s.number("reset", 0),
        s.number("reward", 0),
        s.number("reset_spread", 0));
  }

  private static Set<String> ordered(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }

  public static Perf perf(Settings s) {
    return new Perf(
        s.number("a", 0),
        s.number("w", 0),
        s.number("c", 0),
        s.number("kappa", 0),
        s.number("P", Double.POSITIVE_INFINITY),
        s.number("chunk", 8192),
        s.number("M", Double.POSITIVE_INFINITY),
        s.number("host", 0),
        s.number("host_rate", 400_000));
  }

  static Costs costs(Settings s) {
    return new Costs(
        s.number("T", 0),
        s.number("T_ref", 1),
        s.number("eta", 1),
        s.number("t_sync", 0),
        s.number("t_off", 0),
        s.number("t_on", 0),
        s.number("t_toff", 0),
        s.number("t_wake", 0),
        s.number("t_abort", 0));
  }

  static Faults faults(Settings s) {
    return new Faults(
        List.of(),
        s.number("rank_mtbf", Double.POSITIVE_INFINITY),
        s.number("trainer_mtbf", Double.POSITIVE_INFINITY),
        s.number("repair", 120),
        s.whole("fault_seed", 1));
  }

  static Terms terms(Settings s, int staleness, double kv) {
    return new Terms(
        s.whole("batch", 1),
        s.whole("group", 1),
        staleness,
        choice(s, "consumption", "ordered", "any_drop").equals("ordered"),
        kv,
        carry(s, "mig"),
        carry(s, "sync_mode"),
        s.number("t_drain", 0),
        Limits.usual());
  }

  private static Carry carry(Settings s, String name) {
    String word = s.word(name, "resend").toUpperCase(Locale.ROOT);
    for (Carry carry : Carry.values()) {
      if (carry.name().equals(word)) {
        return carry;
      }
    }
    throw new IllegalArgumentException(
        name + " must be resend, prefix, kv or keep, was " + s.word(name, ""));
  }

  private static String choice(Settings s, String name, String first, String second) {
    String word = s.word(name, first);
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalArgumentException(
          name + " must be " + first + " or " + second + ", was " + word);
    }
    return word;
  }
}
