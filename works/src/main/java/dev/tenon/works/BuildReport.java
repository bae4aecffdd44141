package dev.tenon.works;

import dev.tenon.design.rules.CheckResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a build ended.
 *
 * @param exit 0 all is done, 1 a step or a check failed, 3 it waits for a person
 * @param findings of the design, where errors in it stopped the build; else null
 */
public record BuildReport(int exit, List<StepReport> steps, @Nullable CheckResult findings) {
  public BuildReport {
    steps = List.copyOf(steps);
  }
}
