package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Limits;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.policy.FixedPolicy;
import dev.tenon.multiplex.policy.InFlight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The world's own crashes: the invariants are checked in every run, and every step is trained. */
class FaultsInTheSimulatorTest {
  @ParameterizedTest
  @EnumSource
  void everyStepIsTrained(Carry sync) {
    Carry migration = sync == Carry.KEEP ? Carry.PREFIX : sync;
    Terms terms = new Terms(16, 4, 1, true, 1e5, migration, sync, 0, Limits.usual());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      faults.add(new Fault(13.7 * i, i % 5 - 1, 30 + 7 * (i % 9)));
    }
    Perf perf = new Perf(0.01, 0.01, 1e-4, 1e-8, 10_000, 8192, 1e5, 0, 1);
    double never = Double.POSITIVE_INFINITY;
    Faults broken = new Faults(faults, never, never, 1, 0);
    Setup setup =
        new Setup(
            perf,
            new Costs(60, 4, 1, 2, 1, 1, 1, 1, 0.1),
            terms,
            4,
            2,
            0,
            900,
            0,
            12,
            broken,
            Drift.NONE);
    Workload workload =
        Workload.cycle(
            List.of(
                new Script(1, List.of(new Turn(500, 200, 2), new Turn(100, 400, 1))),
                new Script(0, List.of(new Turn(300, 900, 5))),
                new Script(2, List.of(new Turn(900, 30, 0), new Turn(10, 10, 9)))));
    FixedPolicy policy = new FixedPolicy(new InFlight.Fixed(20), 2, 0, 0, true, false);

    Tally tally = new Simulation(setup, workload, policy, List.of()).run();

    assertThat(tally.stepsDone()).isEqualTo(12);
  }

  @Test
  void byRateTheSameSeedIsTheSameRun() {
    Preset breaking =
        Presets.load("toy-4").with("rank_mtbf", 400).with("trainer_mtbf", 900).with("repair", 20);

    double once = step(breaking);

    assertThat(step(breaking)).isEqualTo(once);
    assertThat(step(breaking.with("fault_seed", 2))).isNotEqualTo(once);
    assertThat(step(Presets.load("toy-4"))).isLessThan(once);
  }

  private static double step(Preset preset) {
    Workload workload = preset.trajectories(1);
    Schemes.Scheme scheme = Schemes.of("multiplex", preset, workload);
    return new Simulation(scheme.setup(), workload, scheme.policy(), List.of()).run().step();
  }
}
