package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;

/** A check of documents. What it means for people stands in {@code rules.md} beside it. */
public interface Rule {

  /** {@code vague-wording}. */
  String id();

  /** How much its findings weigh, as a rule. */
  Severity severity();

  /** Reports every place where the design breaks the rule. */
  void check(Design design, Surroundings surroundings, Report report);
}
