package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.constraints.Fault;

/** Sums and comparisons have one dimension. */
final class UnitMismatch implements Rule {
  @Override
  public String id() {
    return "unit-mismatch";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    ConstraintRules.report(design, Fault.Kind.UNIT_MISMATCH, report);
  }
}
