package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static final Perf PERF = new Perf(0.012, 0.012, 45e-6, 16e-9, 20_000, 8192, 1e6, 0, 1);

  /** A clock of so many seconds can't tell what rounding leaves of a prefill. */
  @ParameterizedTest
  @ValueSource(doubles = {1e4, 1e5, 1e6, 1e7})
  void endsWhateverTheClock(double late) {
    for (int i = 0; i < 200; i++) {
      Engine engine = new Engine(PERF);
      engine.advance(late + i / 7.0);
      engine.submit(new Request(0, 0, 0, 1234.5678 + i / 3.0, 10.25));
      engine.submit(new Request(1, 1, 0, 777.7 + i / 11.0, 33));
      assertThat(eventsUntilIdle(engine)).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void endsWhatIsDueAndNothingElse() {
    Engine engine = new Engine(PERF);
    engine.submit(new Request(0, 0, 0, 1000, 10));
    engine.submit(new Request(1, 1, 0, 1000, 500));
    assertThat(eventsUntilIdle(engine)).isEqualTo(4); // two prefills, two ends
  }

  private static int eventsUntilIdle(Engine engine) {
    int events = 0;
    while (!engine.isIdle() && events < 20) {
      engine.advance(engine.nextEvent());
      engine.ended();
      events++;
    }
    return events;
  }
}
