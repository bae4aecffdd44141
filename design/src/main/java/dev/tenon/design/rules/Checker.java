package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Item;
import dev.tenon.design.Parameter;
import dev.tenon.design.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a design against the rules. */
public final class Checker {
  private Checker() {}

  /** Checks all rules of some groups that read documents alone. */
  public static CheckResult check(Design design, Surroundings surroundings, Set<RuleGroup> groups) {
    List<Rule> rules = Rules.of(groups);
    Set<String> checked = rules.stream().map(Rule::id).collect(Collectors.toSet());
    return settle(design, surroundings, find(design, surroundings, rules), checked);
  }

  /** What some rules report, in the order of the rules, before waivers. */
  public static List<Finding> find(
      Design design, Surroundings surroundings, Collection<Rule> rules) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      Report report = new Report(rule, design.tongue());
      rule.check(design, surroundings, report);
      found.addAll(report.findings());
    }
    return found;
  }

  /**
   * Sorts findings, keeps one for each rule, first item and cause, and sets the waived ones apart.
   *
   * @param found what rules reported, those of other modules included
   * @param checked ids of the rules that looked, whether or not they found anything: only of these
   *     a waiver can be known to take nothing away
   */
  public static CheckResult settle(
      Design design, Surroundings surroundings, Collection<Finding> found, Set<String> checked) {
    Waivers waivers = new Waivers(design, surroundings.lock());
    List<Finding> standing = new ArrayList<>();
    List<Finding> waived = new ArrayList<>();
    waivers.part(once(found), standing, waived);
    if (checked.contains(StaleWaiver.ID)) {
      Report report = new Report(new StaleWaiver(), design.tongue());
      waivers.report(checked, false, report);
      waivers.part(once(report.findings()), standing, waived);
      Report last = new Report(new StaleWaiver(), design.tongue());
      waivers.report(checked, true, last);
      standing.addAll(once(last.findings()));
    }
    standing.sort(Finding.ORDER);
    waived.sort(Finding.ORDER);
    return CheckResult.of(standing, waived, waivers.reasons(waived), items(design));
  }

  private static int items(Design design) {
    Set<String> names = new HashSet<>();
    for (Item item : design.items()) {
      names.add(item.name());
    }
    for (Parameter parameter : design.parameters()) {
      names.add(parameter.name());
    }
    return names.size();
  }

  /** What makes findings the same. */
  private record Sameness(String rule, String item, String cause) {}

  private static List<Finding> once(Collection<Finding> found) {
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(Finding.ORDER);
    Set<Sameness> seen = new HashSet<>();
    List<Finding> once = new ArrayList<>();
    for (Finding finding : sorted) {
      String item = finding.items().isEmpty() ? "" : finding.items().getFirst();
      if (seen.add(new Sameness(finding.rule(), item, withoutSpace(finding.cause())))) {
        once.add(finding);
      }
    }
    return once;
  }

  private static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
