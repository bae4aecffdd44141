package dev.tenon.multiplex.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The production scheduler in thousands of random worlds with faults: safety first, then progress.
 */
class DeterministicSimulationTest {
  /** Other seeds: {@code -Dtenon.seed=…}. */
  private static final long FIRST = Long.getLong("tenon.seed", 1);

  private static final long EVENTS = Long.getLong("tenon.events", 1_000_000);

  @Test
  void holdsWhateverGoesWrong() {
    Shrinker shrinker = new Shrinker(Machine::of);
    long events = 0;
    for (long seed = FIRST; events < EVENTS; seed++) {
      Layout layout = Layout.of(seed);
      FaultyWorld.Result result = shrinker.run(layout);
      events += result.events();
      if (result.failed()) {
        fail(shrinker.shrink(layout, result).toString());
      }
    }
    assertThat(events).isGreaterThanOrEqualTo(EVENTS);
  }

  /** Bugs that are planted in the scheduler: each is found, and made short. */
  enum Bug {
    /** A rank frees its memory while turns are on it. */
    SLEEPS_BEFORE_DRAINED(0),
    /** A crash is not noticed. */
    CRASH_IGNORED(1),
    /** An answer that comes twice sends the turn twice. */
    GONE_TWICE_SENT_TWICE(3),
    /** An abort is sent once only, and the rank that keeps the turn is not fenced. */
    ABORT_NOT_REPEATED(2);

    private final int mishaps;

    Bug(int mishaps) {
      this.mishaps = mishaps;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAPlantedBugAndMakesItShort(Bug bug) {
    Shrinker shrinker = new Shrinker(layout -> Mutant.of(layout, bug));
    for (long seed = 1; seed < 2000; seed++) {
      Layout layout = Layout.of(seed);
      FaultyWorld.Result result = shrinker.run(layout);
      if (result.failed()) {
        Shrinker.Failure failure = shrinker.shrink(layout, result);
        assertThat(failure.mishaps()).hasSizeLessThanOrEqualTo(bug.mishaps);
        assertThat(failure.result().failed()).isTrue();
        assertThat(failure.toString()).contains("seed " + seed);
        return;
      }
    }
    fail(bug + " was not found");
  }

  @Test
  void theSameSeedReplaysEverything() {
    for (long seed = 100; seed < 120; seed++) {
      assertThat(FaultyWorld.run(seed)).isEqualTo(FaultyWorld.run(seed));
    }
  }
}
