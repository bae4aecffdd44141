package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.policy.AdaptivePolicy;
import dev.tenon.multiplex.policy.ClairvoyantPolicy;
import dev.tenon.multiplex.policy.FixedPolicy;
import dev.tenon.multiplex.policy.InFlight;
import dev.tenon.multiplex.policy.MultiplexPolicy;
import java.util.List;

/** From settings to a world and a policy. */
public final class Schemes {
  /** A world and who decides in it. */
  public record Scheme(String name, Setup setup, Policy policy) {}

  private Schemes() {}

  /**
   * Static, colocated or multiplexed at a fixed fraction, just as the settings say.
   *
   * @throws IllegalArgumentException if the settings contradict each other
   */
  public static Scheme asGiven(Settings perf, Settings driver) {
    String name = driver.word("policy", "static");
    Perf speed = Names.perf(perf);
    int ranks = withoutCritic(driver);
    int lent =
        switch (name) {
          case "static", "separated" -> 0;
          case "colocated" -> ranks;
          case "mux", "fixed" -> driver.whole("train_ranks", 0);
          default ->
              throw new IllegalArgumentException(
                  "policy must be static, colocated or mux here, was " + name);
        };
    boolean separate = lent == 0;
    int alpha = name.equals("colocated") ? 0 : driver.whole("alpha", 1);
    if (lent > ranks || lent < 0) {
      throw new IllegalArgumentException(
          "train_ranks must be 0 to n_ranks (" + ranks + "), was " + lent);
    }
    if (lent == ranks && alpha > 0) {
      throw new IllegalArgumentException(
          "with asynchrony one rank must serve while the others train: train_ranks is n_ranks");
    }
    int trainGpus = driver.whole("train_gpus", 0);
    if (separate && trainGpus < 1) {
      throw new IllegalArgumentException("train_gpus must be 1 or more where no rank is lent");
    }
    Terms terms = Names.terms(driver, alpha, speed.kv());
    Setup setup =
        new Setup(
            speed,
            Names.costs(driver),
            terms,
            ranks,
            driver.whole("g", 1),
            separate ? trainGpus : 0,
            driver.number("timeout", Double.POSITIVE_INFINITY),
            driver.whole("warmup", 0),
            driver.whole("steps", 1),
            Names.faults(driver),
            Drift.of(driver));
    boolean gate = driver.flag("gate", false);
    Policy policy =
        new FixedPolicy(
            inFlight(driver, speed),
            lent,
            driver.whole("early", 0),
            gate ? driver.whole("gate_left", 0) : -1,
            driver.word("queue", "fifo").equals("batch"),
            false);
    return new Scheme(name, setup, policy);
  }

  /** The critic has GPUs of its own, in whole ranks: the last ones. */
  private static int withoutCritic(Settings driver) {
    int ranks = driver.whole("n_ranks", 1);
    int g = driver.whole("g", 1);
    int critic = driver.whole("critic_gpus", 0);
    if (critic < 0 || g > 0 && critic % g != 0) {
      throw new IllegalArgumentException(
          "critic_gpus must be whole ranks of " + g + " GPUs (g), was " + critic);
    }
    if (critic > 0 && critic / g >= ranks) {
      throw new IllegalArgumentException(
          "critic_gpus of " + critic + " leave no rank of " + ranks + " to serve");
    }
    return critic == 0 ? ranks : ranks - critic / g;
  }

  /**
   * How often the caches are filled over where the host keeps idle prefixes, and where it does not.
   */
  private static final double FILL = 2.7;

  private static final double FILL_ALONE = 0.8;

  /** Contexts that a cache holds, before there is one to measure. */
  private static final double CONTEXTS = 16;

  private static InFlight inFlight(Settings driver, Perf speed) {
    return driver.word("inflight", "").equals("kv")
        ? byKv(speed)
        : new InFlight.Fixed(driver.whole("inflight", Integer.MAX_VALUE));
  }

  private static InFlight byKv(Perf speed) {
    return new InFlight.ByKv(speed.host() > 0 ? FILL : FILL_ALONE, speed.kv() / CONTEXTS);
  }

  /** What {@code multiplex} is made of; {@code multiplex-NAME} goes without one. */
  public static final List<String> PARTS =
      List.of(
          "streaming",
          "just-in-time",
          "moving",
          "admission",
          "oldest-first",
          "prefix",
          "keep",
          "host");

  /**
   * A policy in the world of a preset: {@code colocated}, {@code separated:TRAIN/ROLLOUT} in GPUs,
   * {@code fixed}, {@code adaptive}, {@code multiplex}, {@code clairvoyant}; {@code
   * equipped:TRAIN/ROLLOUT} is a static split with all parts of {@code multiplex} that are not
   * sharing in time; {@code multiplex-PART} is {@code multiplex} without one of {@link #PARTS}.
   *
   * @param workload what {@code clairvoyant} sees
   * @throws IllegalArgumentException if there is no such policy, or the layout is impossible
   */
  public static Scheme of(String policy, Preset preset, Workload workload) {
    int colon = policy.indexOf(':');
    String kind = colon < 0 ? policy : policy.substring(0, colon);
    Settings plain = preset.perf().with("host", 0);
    Settings driver = preset.driver();
    String without = kind.startsWith("multiplex-") ? kind.substring("multiplex-".length()) : "";
    if (PARTS.contains(without)) {
      kind = "multiplex";
    }
    return switch (kind) {
      case "colocated", "fixed" -> named(policy, asGiven(plain, driver.with("policy", kind)));
      case "separated" -> named(policy, asGiven(plain, split(driver, policy.substring(colon + 1))));
      case "adaptive" -> adaptive(plain, driver);
      case "multiplex" -> multiplex(policy, without, preset);
      case "clairvoyant" -> clairvoyant(multiplex(policy, without, preset), workload);
      case "equipped" -> equipped(policy, preset, split(driver, policy.substring(colon + 1)));
      default -> throw new IllegalArgumentException("there is no policy " + policy);
    };
  }

  private static Scheme named(String name, Scheme scheme) {
    return new Scheme(name, scheme.setup(), scheme.policy());
  }

  private static Settings split(Settings driver, String split) {
    String[] parts = split.split("/", -1);
    int train = Integer.parseInt(parts[0]);
    int rollout = Integer.parseInt(parts[1]);
    int g = driver.whole("g", 1);
    return driver
        .with("policy", "static")
        .with("n_ranks", rollout / g)
        .with("train_ranks", 0)
        .with("train_gpus", train);
  }

  private static Scheme adaptive(Settings perf, Settings driver) {
    Scheme scheme = asGiven(perf, driver.with("policy", "fixed"));
    Policy policy =
        new AdaptivePolicy(inFlight(driver, scheme.setup().perf()), driver.whole("train_ranks", 1));
    return new Scheme("adaptive", scheme.setup(), policy);
  }

  /** What all parts that are not sharing in time set. */
  private static Settings equipment(Settings driver, String without) {
    return driver
        .with("mig", without.equals("prefix") ? "resend" : "prefix")
        .with("sync_mode", without.equals("keep") ? "prefix" : "keep")
        .with("t_drain", 0)
        .with("t_abort", EVENT_DRIVEN);
  }

  /**
   * Seconds from an abort to its acknowledgement where nothing is polled; the model's section 4.
   */
  private static final double EVENT_DRIVEN = 0.2;

  private static Scheme equipped(String name, Preset preset, Settings split) {
    Scheme scheme = asGiven(preset.perf(), equipment(split, ""));
    Policy policy = new FixedPolicy(own(split, scheme.setup().perf(), ""), 0, 0, -1, true, true);
    return new Scheme(name, scheme.setup(), policy);
  }

  /** Admission is a part of a scheme, unless all are to have the same. */
  private static InFlight own(Settings driver, Perf speed, String without) {
    boolean given = driver.word("admission", "own").equals("given");
    return given || without.equals("admission") ? inFlight(driver, speed) : byKv(speed);
  }

  private static Scheme multiplex(String name, String without, Preset preset) {
    Settings perf = without.equals("host") ? preset.perf().with("host", 0) : preset.perf();
    Settings driver = equipment(preset.driver(), without).with("policy", "mux");
    Scheme scheme = asGiven(perf, driver);
    int g = driver.whole("g", 1);
    int floor = (int) Math.ceil(driver.number("train_floor", g) / g);
    if (floor >= scheme.setup().ranks()) {
      throw new IllegalArgumentException(
          "train_floor of "
              + driver.whole("train_floor", g)
              + " GPUs leaves no rank to serve of "
              + scheme.setup().ranks()
              + " with "
              + g
              + " GPUs");
    }
    Policy policy =
        new MultiplexPolicy(
            own(driver, scheme.setup().perf(), without),
            floor,
            scheme.setup().perf().prefill(),
            new MultiplexPolicy.Parts(
                !without.equals("streaming"),
                !without.equals("just-in-time"),
                !without.equals("moving"),
                !without.equals("oldest-first")));
    return new Scheme(name, scheme.setup(), policy);
  }

  private static Scheme clairvoyant(Scheme base, Workload workload) {
    Policy policy = new ClairvoyantPolicy(base.policy(), id -> workload.script(id).tokens());
    return new Scheme("clairvoyant", base.setup(), policy);
  }
}
