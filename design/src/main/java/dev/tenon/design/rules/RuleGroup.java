package dev.tenon.design.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of rules, in the order of the language's section 6, and which rules each holds. */
public enum RuleGroup {
  WORDING("vague-wording", "requirement-shape", "unknown-attribute", "stale-waiver"),
  STRUCTURE(
      "duplicate-id",
      "dangling-reference",
      "decision-cycle",
      "orphan-decision",
      "missing-chapter",
      "leans-on-replaced",
      "open-question",
      "decision-without-reason"),
  CONSTRAINTS("bad-expression", "unit-mismatch", "out-of-range", "contradiction"),
  INTERFACES("bad-signature", "bad-body", "undeclared-method", "undetailed-method"),
  CONTRACTS("unknown-pattern", "pattern-arity", "contract-unknown-name", "long-validation"),
  TESTS("unverified-requirement", "test-verifies-nothing", "test-missing"),
  PLAN(
      "method-cycle",
      "unplanned-method",
      "planned-unknown-method",
      "step-order",
      "step-size",
      "done-without-evidence",
      "done-before-dependency"),
  CHANGE("suspect", "not-accepted", "lost-obligation"),
  CODE(
      "symbol-missing",
      "signature-drift",
      "code-drift",
      "contract-missing",
      "contract-weakened",
      "swallowed-error",
      "test-changed",
      "undocumented-api",
      "evidence-stale");

  private static final Map<String, RuleGroup> BY_RULE = new LinkedHashMap<>();

  static {
    for (RuleGroup group : values()) {
      group.rules.forEach(rule -> BY_RULE.put(rule, group));
    }
  }

  private final List<String> rules;

  RuleGroup(String... rules) {
    this.rules = List.copyOf(Arrays.asList(rules));
  }

  /** Ids of its rules, whether or not this version checks them. */
  public List<String> rules() {
    return rules;
  }

  /** {@code wording}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The group of a rule; empty for an id that the language does not know. */
  public static Optional<RuleGroup> of(String rule) {
    return Optional.ofNullable(BY_RULE.get(rule));
  }

  /** Ids of all rules of the language. */
  public static Set<String> allRules() {
    return java.util.Collections.unmodifiableSet(BY_RULE.keySet());
  }
}
