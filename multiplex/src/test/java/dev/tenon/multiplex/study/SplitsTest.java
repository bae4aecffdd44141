package dev.tenon.multiplex.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Presets;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
  private static World toy(int ranks, double training) {
    Preset preset =
        Presets.load("toy-4")
            .with("n_ranks", ranks)
            .with("T", training)
            .with("steps", 4)
            .with("warmup", 1);
    return World.of(preset);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 40, 160})
  void findsTheBestOfAll(double training) throws Exception {
    World world = toy(10, training);
    Runner runner = new Runner(Progress.NONE);
    int best =
        Splits.possible(world).stream()
            .max(
                Comparator.comparingDouble(
                    train -> {
                      String policy = "separated:" + train + "/" + (world.gpus() - train);
                      return world.cases(policy, 1).getFirst().run().value(Metric.VALID_PER_H);
                    }))
            .orElseThrow();
    Splits.Best found = Splits.best("separated", world, 1, runner);
    String policy = "separated:" + best + "/" + (world.gpus() - best);
    double most = world.cases(policy, 1).getFirst().run().value(Metric.VALID_PER_H);
    assertThat(Estimate.of(Metric.VALID_PER_H, found.runs()).mean()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({
    "separated:2/0, no rank is left to serve",
    "separated:4/4, 4 GPUs would be in two exclusive roles",
    "separated:1/1, 2 of 4 GPUs would have no role",
    "separated:0/4, training needs 1 GPUs or more",
    "separated:x/4, a split is training GPUs / rollout GPUs",
    "separated:999999999/999999999, would be in two exclusive roles",
  })
  void impossibleSplitsAreRefusedWithTheirConstraint(String policy, String why) {
    assertThatThrownBy(() -> toy(4, 40).check(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void ranksAreWhole() {
    World world = World.of(Presets.load("report-160-h800"));
    assertThatThrownBy(() -> world.check("separated:100/60"))
        .hasMessageContaining("don't divide 60");
    assertThatThrownBy(() -> world.check("separated:48/112")).hasMessageContaining("train_floor");
  }

  @Test
  void poolTooSmallForAnySplitIsRefused() {
    World world = World.of(Presets.load("toy-4").with("train_floor", 4));
    assertThatThrownBy(() -> world.check("separated"))
        .hasMessageContaining("no static split is possible");
  }

  @Test
  void trajectoryThatNoCacheHoldsIsRefused() {
    World world = World.of(Presets.load("toy-4").with("M", 500));
    assertThatThrownBy(() -> world.check("fixed")).hasMessageContaining("no rank could ever serve");
  }
}
