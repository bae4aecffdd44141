package dev.tenon.multiplex.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator against values that were derived by hand. */
class WorkedExamplesTest {
  @ParameterizedTest
  @ValueSource(strings = {"given"})
  void comesOutAsDerived(String name) {
    Path file = Path.of("src/test/resources/scenarios", name + ".json");
    assertThat(WorkedExamples.check(file)).isNotEmpty().allMatch(WorkedExamples.Comparison::holds);
  }
}
