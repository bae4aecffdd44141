package dev.tenon.multiplex.sim;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What breaks: at given times, and at random.
 *
 * @param given faults at given times
 * @param rankEvery mean seconds between crashes of one rank; infinite: none
 * @param trainerEvery mean seconds between crashes of the trainer; infinite: none
 * @param repair seconds until what crashed at random is back
 * @param seed of chance
 */
public record Faults(
    List<Fault> given, double rankEvery, double trainerEvery, double repair, long seed) {
  public static final Faults NONE =
      new Faults(List.of(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 0);

  public Faults {
    given = List.copyOf(given);
    if (!(rankEvery > 0) || !(trainerEvery > 0)) {
      throw new IllegalArgumentException(
          "rank_mtbf and trainer_mtbf must be above 0 s, were "
              + rankEvery
              + " and "
              + trainerEvery);
    }
    if (!(repair > 0) || repair == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("repair must be above 0 s, was " + repair);
    }
  }

  /** Chance, from the beginning. */
  SplittableRandom chance() {
    return new SplittableRandom(seed);
  }

  /** The next crash of one of some ranks, or of the trainer if there are none, after a time. */
  Fault next(SplittableRandom chance, int ranks, double after) {
    double every = ranks > 0 ? rankEvery / ranks : trainerEvery;
    double at = after - every * StrictMath.log1p(-chance.nextDouble());
    return new Fault(at, ranks > 0 ? chance.nextInt(ranks) : -1, repair);
  }
}
