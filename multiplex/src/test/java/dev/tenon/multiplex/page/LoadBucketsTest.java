package dev.tenon.multiplex.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBucketsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nothingIsLostWhenBucketsJoin(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LoadBuckets buckets = new LoadBuckets(7, 2, 16);
    double now = 7;
    double first = 0;
    double second = 0;
    for (int i = 0; i < 500; i++) {
      double next = now + random.nextDouble() * (i % 50 == 0 ? 1000 : 1);
      double[] loads = {random.nextDouble(), 3};
      buckets.add(now, next, loads);
      first += loads[0] * (next - now);
      second += loads[1] * (next - now);
      now = next;
    }
    assertThat(buckets.bucket(now)).isLessThan(16);
    double sum = 0;
    double other = 0;
    for (int b = 0; b < 16; b++) {
      sum += buckets.sum(b, 0);
      other += buckets.sum(b, 1);
    }
    assertThat(sum).isCloseTo(first, within(first * 1e-5));
    assertThat(other).isCloseTo(second, within(second * 1e-5));
    assertThat(other).isCloseTo(3 * (now - 7), within(second * 1e-5));
  }
}
