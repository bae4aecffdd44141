package dev.tenon.design.rules;

import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one rule, in the language of the project. */
public final class Report {
  private final Rule rule;
  private final Tongue tongue;
  private final List<Finding> findings = new ArrayList<>();

  public Report(Rule rule, Tongue tongue) {
    this.rule = rule;
    this.tongue = tongue;
  }

  /** The project's language. */
  public Tongue tongue() {
    return tongue;
  }

  /** The one of two texts that is in the project's language. */
  public String say(String english, String chinese) {
    return tongue.pick(english, chinese);
  }

  /** A finding of the rule's own severity. */
  public void add(Position at, List<String> items, String message, String hint, String cause) {
    add(rule.severity(), at, items, message, hint, cause);
  }

  public void add(
      Severity severity,
      Position at,
      List<String> items,
      String message,
      String hint,
      String cause) {
    findings.add(new Finding(rule.id(), severity, items, at, message, hint, cause));
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }
}
