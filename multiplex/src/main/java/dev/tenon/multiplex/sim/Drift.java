package dev.tenon.multiplex.sim;

import java.util.Locale;

/**
 * One thing that changes for good in the middle of a run. Nobody is told: what a scheme knows of it
 * is what it measures.
 *
 * @param of what changes
 * @param factor how often it is then what it was
 * @param step from which step on, the first being 0; trajectories change from those of that batch
 *     on
 */
public record Drift(Of of, double factor, int step) {
  /** What can change. */
  public enum Of {
    NONE,
    /** Median seconds of an environment's answer. */
    ENVIRONMENT,
    /** Mean tokens made in a turn. */
    DECODE,
    /** Tokens of cache of each rank. */
    M,
    /** Seconds of a training step. */
    T
  }

  public static final Drift NONE = new Drift(Of.NONE, 1, 0);

  public Drift {
    if (!(factor > 0) || factor == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("drift_factor must be above 0, was " + factor);
    }
    if (step < 0) {
      throw new IllegalArgumentException("drift_step must be 0 or more, was " + step);
    }
  }

  static Drift of(Settings driver) {
    String word = driver.word("drift", "none");
    for (Of of : Of.values()) {
      if (name(of).equals(word)) {
        return new Drift(of, driver.number("drift_factor", 2), driver.whole("drift_step", 0));
      }
    }
    throw new IllegalArgumentException(
        "drift must be none, environment, decode, M or T, was " + word);
  }

  private static String name(Of of) {
    return of == Of.M || of == Of.T ? of.name() : of.name().toLowerCase(Locale.ROOT);
  }

  /** Whether trajectories change. */
  public boolean isOfTrajectories() {
    return of == Of.ENVIRONMENT || of == Of.DECODE;
  }

  /** How often a step's training takes what it took. */
  double training(int step) {
    return of == Of.T && step >= this.step ? factor : 1;
  }

  /** How often a rank's cache is what it was. */
  double cache(int step) {
    return of == Of.M && step >= this.step ? factor : 1;
  }

  /** The distributions of a workload after it, or those before it if they stay. */
  Settings after(Settings workload) {
    return isOfTrajectories()
        ? workload.with(name(of), factor * workload.number(name(of), of == Of.DECODE ? 1 : 0))
        : workload;
  }
}
