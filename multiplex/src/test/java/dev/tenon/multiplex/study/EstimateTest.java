package dev.tenon.multiplex.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void intervalIsOfStudentsT() {
    // the table of t: 4.303 at 2 degrees of freedom, standard error 1/√3
    Estimate estimate = Estimate.of(1, 2, 3);
    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.half()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void oneValueHasNoInterval() {
    Estimate estimate = Estimate.of(7);
    assertThat(estimate.half()).isNaN();
    assertThat(estimate.isAbove(0)).isFalse();
    assertThat(estimate.isBelow(100)).isFalse();
  }

  @Test
  void gainIsPairedBySeed() {
    // the seeds differ by ten times, the policies by a tenth in each
    List<Run> slow = List.of(run(1, 100), run(2, 1000));
    List<Run> fast = List.of(run(1, 110), run(2, 1100));
    Estimate gain = Estimate.gain(Metric.VALID_PER_H, fast, slow);
    assertThat(gain.mean()).isCloseTo(0.1, within(1e-12));
    assertThat(gain.half()).isCloseTo(0, within(1e-12));
  }

  @Test
  void pairsOfOtherSeedsAreRefused() {
    assertThatThrownBy(
            () -> Estimate.gain(Metric.VALID_PER_H, List.of(run(1, 1)), List.of(run(2, 1))))
        .hasMessageContaining("same seeds");
  }

  private static Run run(long seed, double valid) {
    return new Run("fixed", "toy-4", seed, Map.of(Metric.VALID_PER_H, valid));
  }
}
