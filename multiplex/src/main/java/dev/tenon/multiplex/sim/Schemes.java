package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.policy.FixedPolicy;
import dev.tenon.multiplex.policy.InFlight;
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
    int ranks = driver.whole("n_ranks", 1);
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
            List.of());
    boolean gate = driver.flag("gate", false);
    Policy policy =
        new FixedPolicy(
            inFlight(driver, speed),
            lent,
            driver.whole("early", 0),
            gate ? driver.whole("gate_left", 0) : -1,
            driver.word("queue", "fifo").equals("batch"));
    return new Scheme(name, setup, policy);
  }

  /** How often the caches are filled over. */
  private static final double FILL = 1;

  /** Contexts that a cache holds, before there is one to measure. */
  private static final double CONTEXTS = 16;

  private static InFlight inFlight(Settings driver, Perf speed) {
    return driver.word("inflight", "").equals("kv")
        ? new InFlight.ByKv(FILL, speed.kv() / CONTEXTS)
        : new InFlight.Fixed(driver.whole("inflight", Integer.MAX_VALUE));
  }

  public static Scheme of(String policy, Preset preset) {
    int colon = policy.indexOf(':');
    String kind = colon < 0 ? policy : policy.substring(0, colon);
    Settings plain = preset.perf().with("host", 0);
    Settings driver = preset.driver();
    return switch (kind) {
      case "colocated", "fixed" -> named(policy, asGiven(plain, driver.with("policy", kind)));
      case "separated" -> named(policy, asGiven(plain, split(driver, policy.substring(colon + 1))));
      case "equipped" -> named(policy, asGiven(plain, split(driver.with("mig", "prefix").with("sync_mode","keep").with("queue", "batch"), policy.substring(colon + 1))));
      case "multiplex" -> named(policy, asGiven(plain, driver.with("policy", "fixed").with("mig", "prefix").with("sync_mode","keep").with("queue", "batch")));
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
}
