package dev.tenon.works;

import dev.tenon.design.Status;
import java.util.List;

/**
 * How a step ended in a build.
 *
 * @param status where it stands now
 * @param gates those that ran in its last attempt
 * @param message why it was not built, or the commit
 */
public record StepReport(
    String step, String title, Status status, List<GateResult> gates, String message) {
  public StepReport {
    gates = List.copyOf(gates);
  }
}
