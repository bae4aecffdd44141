package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemesTest {
  private static final Preset TOY = Presets.load("toy-4").with("M", 9_000);

  @Test
  void withoutTheHostPartItIsAsWithoutSuchMemory() {
    double without = step("multiplex-host", TOY);

    assertThat(without).isEqualTo(step("multiplex", TOY.with("host", 0)));
    assertThat(without).isNotEqualTo(step("multiplex", TOY));
  }

  private static double step(String policy, Preset preset) {
    Workload workload = preset.trajectories(1);
    Schemes.Scheme scheme = Schemes.of(policy, preset, workload);
    return new Simulation(scheme.setup(), workload, scheme.policy(), List.of()).run().step();
  }
}
