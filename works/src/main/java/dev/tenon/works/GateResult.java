package dev.tenon.works;

import dev.tenon.works.Evidence.Run;
import java.util.List;

/**
 * What a gate said.
 *
 * @param passed whether the step may go on
 * @param faults what stopped it, each one or more lines, file:line first where there is one
 * @param runs the commands that it ran, for the evidence
 * @param millis how long it took
 */
public record GateResult(
    Gate gate, boolean passed, List<String> faults, List<Run> runs, long millis) {
  public GateResult {
    faults = List.copyOf(faults);
    runs = List.copyOf(runs);
  }

  /** All faults as one text. */
  public String output() {
    return String.join("\n", faults);
  }
}
