package dev.tenon.design.rules;

import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.DesignSession;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Item;
import dev.tenon.design.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks one design again and again, as an editor or a watch does. Each check finds what {@link
 * Checker} finds in the same texts; only what changed is read, and rules are asked again only where
 * what they read changed. For one thread at a time.
 */
public final class Recheck {
  /** Groups whose rules read all of a design but the words of items. */
  private static final Set<RuleGroup> WITHOUT_WORDS =
      EnumSet.of(
          RuleGroup.STRUCTURE,
          RuleGroup.CONSTRAINTS,
          RuleGroup.INTERFACES,
          RuleGroup.CONTRACTS,
          RuleGroup.TESTS,
          RuleGroup.PLAN);

  private final DesignSession session = new DesignSession();

  /** What the last check knew and found. */
  private @Nullable Design last;

  private @Nullable Object lastState;
  private Map<String, List<Finding>> byRule = new HashMap<>();
  private Map<String, Map<Item, List<Finding>>> byItem = new HashMap<>();

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

  /**
   * What some rules report, in the order of the rules, before waivers.
   *
   * @param design the last one that {@link #parse} gave
   */
  public List<Finding> find(Design design, Surroundings surroundings, Collection<Rule> rules) {
    Design before = last;
    boolean sameSettings = before != null && before.config().equals(design.config());
    boolean sameShape =
        before != null && surroundings.state().equals(lastState) && Shape.isSame(before, design);
    Map<String, List<Finding>> nextByRule = new HashMap<>();
    Map<String, Map<Item, List<Finding>>> nextByItem = new HashMap<>();
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      List<Finding> known = sameShape && isWithoutWords(rule) ? byRule.get(rule.id()) : null;
      if (rule instanceof ItemRule one) {
        Map<Item, List<Finding>> old =
            sameSettings ? byItem.getOrDefault(rule.id(), Map.of()) : Map.of();
        nextByItem.put(rule.id(), byItem(one, design, old, found));
      } else {
        List<Finding> its =
            known == null ? Checker.find(design, surroundings, List.of(rule)) : known;
        nextByRule.put(rule.id(), its);
        found.addAll(its);
      }
    }
    last = design;
    lastState = surroundings.state();
    byRule = nextByRule;
    byItem = nextByItem;
    return found;
  }

  private static boolean isWithoutWords(Rule rule) {
    return RuleGroup.of(rule.id()).filter(WITHOUT_WORDS::contains).isPresent()
        || rule.id().equals("unknown-attribute");
  }

  private static Map<Item, List<Finding>> byItem(
      ItemRule rule, Design design, Map<Item, List<Finding>> old, List<Finding> found) {
    BiConsumer<Item, Report> asking = rule.asking(design);
    Map<Item, List<Finding>> next = new IdentityHashMap<>(2 * design.items().size());
    for (Item item : design.items()) {
      if (!rule.concerns(design, item)) {
        continue;
      }
      List<Finding> its = old.get(item);
      if (its == null) {
        Report report = new Report(rule, design.tongue());
        asking.accept(item, report);
        its = report.findings();
      }
      next.put(item, its);
      found.addAll(its);
    }
    return next;
  }
}
