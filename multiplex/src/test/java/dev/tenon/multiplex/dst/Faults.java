package dev.tenon.multiplex.dst;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which mishaps happen: by chance, or exactly those of a script. Those that happened are kept. */
final class Faults {
  private final Dice dice;
  private final double intensity;
  private final @Nullable Set<Mishap> script;
  private final Set<Mishap> happened = new LinkedHashSet<>();
  private boolean healed;

  private Faults(Dice dice, double intensity, @Nullable Set<Mishap> script) {
    this.dice = dice;
    this.intensity = intensity;
    this.script = script;
  }

  static Faults random(long seed) {
    Dice dice = new Dice(seed);
    double[] intensities = {0, 0.1, 0.5, 1, 2};
    return new Faults(dice, intensities[dice.below(5, "intensity", 0, 0)], null);
  }

  static Faults scripted(long seed, Set<Mishap> script) {
    return new Faults(new Dice(seed), 1, script);
  }

  boolean strikes(Mishap.Kind kind, long of, long time) {
    if (healed) {
      return false;
    }
    Mishap mishap = new Mishap(kind, of, time);
    boolean strikes =
        script != null
            ? script.contains(mishap)
            : dice.heads(kind.probability * intensity, kind.name(), of, time);
    if (strikes) {
      happened.add(mishap);
    }
    return strikes;
  }

  /** From now on nothing goes wrong. */
  void heal() {
    healed = true;
  }

  boolean healed() {
    return healed;
  }

  Set<Mishap> happened() {
    return happened;
  }
}
