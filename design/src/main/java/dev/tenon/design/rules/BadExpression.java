package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.constraints.Fault;

/** What stands where an expression or a value belongs is one. */
final class BadExpression implements Rule {
  @Override
  public String id() {
    return "bad-expression";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    ConstraintRules.report(design, Fault.Kind.BAD_EXPRESSION, report);
  }
}
