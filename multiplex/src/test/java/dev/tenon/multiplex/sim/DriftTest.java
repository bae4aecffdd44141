package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final int FROM = 3;

  private static Preset toy(String what) {
    return Presets.load("toy-4")
        .with("drift", what)
        .with("drift_step", FROM)
        .with("warmup", 0)
        .with("steps", 6);
  }

  @Test
  void environmentTakesTwiceAsLongFromItsStepOn() {
    Workload before = toy("none").trajectories(1);
    Workload after = toy("environment").with("environment_most", 40).trajectories(1);
    int first = FROM * 16;

    assertThat(after.script(first - 1).turns().size())
        .isEqualTo(before.script(first - 1).turns().size());
    for (int id = first; id < first + 50; id++) {
      List<Turn> turns = before.script(id).turns();
      for (int i = 0; i < turns.size() - 1; i++) { // the last one's is the reward
        assertThat(after.script(id).turns().get(i).environment())
            .isCloseTo(2 * turns.get(i).environment(), within(1e-9));
      }
    }
  }

  @Test
  void turnsAreLongerFromItsStepOn() {
    Workload before = toy("none").trajectories(1);
    Workload after = toy("decode").with("drift_factor", 3).trajectories(1);
    int first = FROM * 16;

    assertThat(after.script(first - 1)).isEqualTo(before.script(first - 1));
    assertThat(after.script(first).turns().getFirst().output())
        .isCloseTo(3 * before.script(first).turns().getFirst().output(), within(2));
  }

  @Test
  void trainingTakesTwiceAsLongFromItsStepOn() {
    Preset preset = toy("T");
    Schemes.Scheme scheme = Schemes.of("fixed", preset, preset.trajectories(1));
    List<Double> seconds = new ArrayList<>();
    Observer watch =
        new Observer() {
          private double began;

          @Override
          public void trainer(Role role, double now) {
            if (role == Role.TRAIN) {
              began = now;
            } else {
              seconds.add(now - began);
            }
          }
        };

    new Simulation(scheme.setup(), preset.trajectories(1), scheme.policy(), List.of(watch)).run();

    assertThat(seconds).hasSize(6);
    assertThat(seconds.subList(0, FROM)).allMatch(s -> Math.abs(s - 40) < 1e-6);
    assertThat(seconds.subList(FROM, 6)).allMatch(s -> Math.abs(s - 80) < 1e-6);
  }

  @Test
  void boundGrowsWithTraining() {
    Bounds still = bounds(toy("none"));
    Bounds longer = bounds(toy("T"));
    // three of six steps train twice as long: half a training step of 40 s on 2 of 4 GPUs
    assertThat(longer.work() - still.work()).isCloseTo(10, within(1e-9));
  }

  private static Bounds bounds(Preset preset) {
    Workload workload = preset.trajectories(1);
    return Bounds.of(Schemes.of("fixed", preset, workload).setup(), workload);
  }

  @Test
  void smallerCacheLetsFewerTurnsIn() {
    Engine engine = new Engine(new Perf(0.01, 0, 0, 0, Double.POSITIVE_INFINITY, 1, 300, 0, 1));
    engine.submit(new Request(0, 0, 0, 90, 10));
    engine.submit(new Request(1, 1, 0, 90, 10));
    assertThat(engine.decoding()).isEqualTo(2);

    engine.resize(150);
    engine.submit(new Request(2, 2, 0, 90, 10));

    assertThat(engine.decoding()).isEqualTo(2); // what runs goes on
    assertThat(engine.queued()).isEqualTo(1);
    engine.advance(engine.nextEvent());
    engine.ended();
    assertThat(engine.decoding()).isEqualTo(1);
  }

  @Test
  void unknownDriftIsRefused() {
    assertThatThrownBy(() -> toy("weather").trajectories(1))
        .hasMessage("drift must be none, environment, decode, M or T, was weather");
    assertThatThrownBy(() -> toy("T").with("drift_factor", 0).trajectories(1))
        .hasMessage("drift_factor must be above 0, was 0.0");
  }
}
