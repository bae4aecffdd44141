package dev.tenon.design.rules;

import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.DesignSession;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Surroundings;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks one design again and again, as an editor or a watch does. Each check finds what {@link
 * Checker} finds in the same texts; only what changed is read. For one thread at a time.
 */
public final class Recheck {
  private final DesignSession session = new DesignSession();

  /** The design of some documents, as {@link DesignSession#parse}. */
  public Design parse(Config config, List<Document> documents, List<Document> patterns) {
    return session.parse(config, documents, patterns);
  }

  /** Checks all rules of some groups that read documents alone. */
  public CheckResult check(Design design, Surroundings surroundings, Set<RuleGroup> groups) {
    List<Rule> rules = Rules.of(groups);
    Set<String> checked = rules.stream().map(Rule::id).collect(Collectors.toSet());
    return Checker.settle(design, surroundings, find(design, surroundings, rules), checked);
  }

  /** What some rules report, in the order of the rules, before waivers. */
  public List<Finding> find(Design design, Surroundings surroundings, Collection<Rule> rules) {
    return Checker.find(design, surroundings, rules);
  }
}
