package dev.tenon.design.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Designs and their plans, word for word. With {@code -Dplans.write=true} the plans are written
 * anew, to be read in the difference.
 */
class GoldenPlansTest {
  private static final Path FOLDER = Path.of("src/test/resources/plans");
  private static final String EXPECTED = "~~~~ expected\n";

  static Stream<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void noneIsLost() throws IOException {
    assertThat(plans()).hasSizeGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void eachDesignHasItsPlan(Path file) throws IOException {
    PlanCase one = PlanCase.read("/plans/" + file.getFileName()).getFirst();
    Design design = one.design();
    Plan plan = ((Planning.Planned) Planner.plan(design, Lock.empty())).plan();
    StringBuilder actual = new StringBuilder();
    PlanTables.block(design, plan).forEach(line -> actual.append(line).append('\n'));
    actual.append("waves:");
    plan.steps().forEach(s -> actual.append(' ').append(s.id()).append('=').append(s.wave()));
    actual.append('\n');
    plan.remarks().forEach(r -> actual.append("remark: ").append(r).append('\n'));
    if (Boolean.getBoolean("plans.write")) {
      String text = Files.readString(file);
      Files.writeString(
          file, text.substring(0, text.indexOf(EXPECTED)) + EXPECTED + actual + "~~~~\n");
      return;
    }
    assertThat(actual.toString()).isEqualTo(one.files().get("expected"));
    Design again = PlanCase.with(design, PlanTables.rewrite(design, plan));
    Plan second = ((Planning.Planned) Planner.plan(again, Lock.empty())).plan();
    if (one.files().get("design/patterns.md") == null) {
      assertThat(second).isEqualTo(new Plan(plan.steps(), List.of()));
    }
  }
}
