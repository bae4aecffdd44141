package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.constraints.Fault;

/** A value lies in its range. */
final class OutOfRange implements Rule {
  @Override
  public String id() {
    return "out-of-range";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    ConstraintRules.report(design, Fault.Kind.OUT_OF_RANGE, report);
  }
}
