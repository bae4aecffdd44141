package dev.tenon.design.rules;

import dev.tenon.design.Finding;
import dev.tenon.design.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a check found.
 *
 * @param findings what stands, in order
 * @param waived what waivers took away, in order
 * @param reasons why, of each waived finding
 * @param summary how many there are
 */
public record CheckResult(
    List<Finding> findings, List<Finding> waived, Map<Finding, String> reasons, Summary summary) {

  /**
   * @param items how many items the design has, parameters included
   */
  public record Summary(int errors, int warnings, int information, int items) {}

  public CheckResult {
    findings = List.copyOf(findings);
    waived = List.copyOf(waived);
    reasons = Map.copyOf(reasons);
  }

  static CheckResult of(
      List<Finding> findings, List<Finding> waived, Map<Finding, String> reasons, int items) {
    return new CheckResult(
        findings,
        waived,
        reasons,
        new Summary(
            count(findings, Severity.ERROR),
            count(findings, Severity.WARNING),
            count(findings, Severity.INFORMATION),
            items));
  }

  /** The same with some of its findings only, counted again. */
  public CheckResult only(Predicate<Finding> shown) {
    return of(
        findings.stream().filter(shown).toList(),
        waived.stream().filter(shown).toList(),
        reasons,
        summary.items());
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** 0 without errors (if strict, also without warnings), else 1. */
  public int exitCode(boolean strict) {
    return summary.errors() > 0 || strict && summary.warnings() > 0 ? 1 : 0;
  }
}
