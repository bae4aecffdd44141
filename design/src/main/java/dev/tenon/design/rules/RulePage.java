package dev.tenon.design.rules;

import java.util.List;
import java.util.Map;

/**
 * What a rule means for people.
 *
 * @param rule its id
 * @param sentence what it asks for, one paragraph
 * @param why its reason
 * @param mend how to mend what it finds
 * @param waive whether and when to waive it
 * @param proof how it is decided
 * @param bad a project that breaks it, and what must be found there
 * @param good the same project, mended: the rule is silent
 */
public record RulePage(
    String rule,
    String sentence,
    String why,
    String mend,
    String waive,
    Proof proof,
    Example bad,
    Example good) {

  /**
   * How a rule is decided.
   *
   * @param strength what its silence is worth: {@code exact}, {@code by a grammar}, …
   * @param how the method, one or two sentences
   * @param unseen what it can't see
   */
  public record Proof(String strength, String how, String unseen) {}

  /**
   * A small project.
   *
   * @param files from path to text
   * @param expected what must be found; empty in a good example
   */
  public record Example(Map<String, String> files, List<Expected> expected) {}

  /**
   * A finding that must be there.
   *
   * @param items names that it must be for; empty: any
   * @param line part of the line it points at, or empty: any
   */
  public record Expected(String rule, String severity, List<String> items, String line) {
    public Expected {
      items = List.copyOf(items);
    }
  }
}
