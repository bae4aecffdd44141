package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Fingerprint;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Lock;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.Waiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The waivers of a design, which of them hold, and what they take away. */
final class Waivers {
  private final Design design;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> byOwner = new HashMap<>();
  private final Map<String, List<Entry>> outside = new HashMap<>();
  private final Map<String, @Nullable Id> parameters = new HashMap<>();

  /** By file and line: whose section begins there; an empty name where a chapter begins. */
  private final Map<String, TreeMap<Integer, String>> sections = new HashMap<>();

  /** One rule of one waiver. */
  private static final class Entry {
    final Waiver waiver;
    final String owner;
    final String rule;
    final boolean binding;
    final StaleWaiver.@Nullable Why broken;
    boolean used;

    Entry(
        Waiver waiver,
        String owner,
        String rule,
        boolean binding,
        StaleWaiver.@Nullable Why broken) {
      this.waiver = waiver;
      this.owner = owner;
      this.rule = rule;
      this.binding = binding;
      this.broken = broken;
    }
  }

  Waivers(Design design, Lock lock) {
    this.design = design;
    for (Owner owner : Owners.all(design)) {
      for (Waiver waiver : owner.waivers()) {
        boolean changed = owner instanceof Item item && isChanged(item, lock);
        boolean binding = !(owner instanceof Item item) || !design.isReplaced(item.id());
        for (Entry entry : entries(waiver, owner.name(), changed, binding)) {
          entries.add(entry);
          byOwner.computeIfAbsent(owner.name(), _ -> new ArrayList<>()).add(entry);
        }
      }
    }
    for (Waiver waiver : design.waivers()) {
      for (Entry entry : entries(waiver, "", false, true)) {
        entries.add(entry);
        outside.computeIfAbsent(waiver.at().file(), _ -> new ArrayList<>()).add(entry);
      }
    }
    if (!entries.isEmpty()) {
      places();
    }
  }

  /** Whether it was accepted with another text than it has now. */
  private static boolean isChanged(Item item, Lock lock) {
    String accepted = lock.hash("item", item.name());
    return !accepted.isEmpty() && !accepted.equals(Fingerprint.of(item));
  }

  private static List<Entry> entries(
      Waiver waiver, String owner, boolean changed, boolean binding) {
    if (waiver.reason().isBlank()) {
      return List.of(new Entry(waiver, owner, "", binding, StaleWaiver.Why.NO_REASON));
    }
    if (waiver.rules().isEmpty()) {
      return List.of(new Entry(waiver, owner, "", binding, StaleWaiver.Why.NO_RULE));
    }
    List<Entry> entries = new ArrayList<>();
    for (String rule : new LinkedHashSet<>(waiver.rules())) {
      Optional<RuleGroup> group = RuleGroup.of(rule);
      StaleWaiver.Why broken =
          group.isEmpty()
              ? StaleWaiver.Why.UNKNOWN_RULE
              : !isWaivable(rule)
                  ? StaleWaiver.Why.NOT_WAIVABLE
                  : changed ? StaleWaiver.Why.TEXT_CHANGED : null;
      entries.add(new Entry(waiver, owner, rule, binding, broken));
    }
    return entries;
  }

  /** Whether a rule of the language can be waived. */
  static boolean isWaivable(String rule) {
    return RuleGroup.of(rule).orElse(null) != RuleGroup.CONSTRAINTS
        && !rule.startsWith("done-")
        && !rule.startsWith("contract-")
        && !rule.equals("test-changed");
  }

  private void places() {
    for (Owner owner : Owners.all(design)) {
      sections
          .computeIfAbsent(owner.at().file(), _ -> new TreeMap<>())
          .put(owner.at().line(), owner.name());
    }
    for (Design.ChapterHeading chapter : design.chapters()) {
      sections
          .computeIfAbsent(chapter.at().file(), _ -> new TreeMap<>())
          .put(chapter.at().line(), "");
    }
    for (Parameter parameter : design.parameters()) {
      parameters.putIfAbsent(parameter.name(), parameter.owner());
    }
  }

  /** Puts each finding to those that stand or to those that are waived. */
  void part(List<Finding> found, List<Finding> standing, List<Finding> waived) {
    for (Finding finding : found) {
      (isWaived(finding) ? waived : standing).add(finding);
    }
  }

  private boolean isWaived(Finding finding) {
    if (entries.isEmpty() || !isWaivable(finding.rule())) {
      return false;
    }
    boolean waived = false;
    for (Entry entry : near(finding)) {
      if (entry.broken == null && entry.rule.equals(finding.rule())) {
        entry.used = true;
        waived = true;
      }
    }
    return waived;
  }

  /** The waivers that stand where a finding is for. */
  private List<Entry> near(Finding finding) {
    Set<String> owners = new LinkedHashSet<>();
    String file = finding.at().file();
    if (!finding.items().isEmpty()) {
      String first = finding.items().getFirst();
      owners.add(first);
      Id holder = parameters.get(first);
      if (holder != null) {
        owners.add(holder.toString());
      }
    }
    TreeMap<Integer, String> starts = sections.get(file);
    Map.Entry<Integer, String> section =
        starts == null ? null : starts.floorEntry(finding.at().line());
    boolean inside = section != null && !section.getValue().isEmpty();
    if (section != null && inside) {
      owners.add(section.getValue());
    }
    List<Entry> near = new ArrayList<>();
    owners.forEach(owner -> near.addAll(byOwner.getOrDefault(owner, List.of())));
    if (finding.items().isEmpty()) {
      outside.values().forEach(near::addAll);
    } else if (!inside) {
      near.addAll(outside.getOrDefault(file, List.of()));
    }
    return near;
  }

  /** What the waivers say of the findings that they take away. */
  Map<Finding, String> reasons(List<Finding> waived) {
    Map<Finding, String> reasons = new HashMap<>();
    for (Finding finding : waived) {
      for (Entry entry : near(finding)) {
        if (entry.broken == null && entry.rule.equals(finding.rule())) {
          reasons.putIfAbsent(finding, entry.waiver.reason());
        }
      }
    }
    return reasons;
  }

  /**
   * Reports the waivers that are of no use.
   *
   * @param checked ids of the rules that looked
   * @param ofStaleWaivers whether those of {@code stale-waiver} itself, or all others
   */
  void report(Set<String> checked, boolean ofStaleWaivers, Report report) {
    for (Entry entry : entries) {
      if (!entry.binding || entry.rule.equals(StaleWaiver.ID) != ofStaleWaivers) {
        continue;
      }
      if (entry.broken != null) {
        StaleWaiver.report(entry.waiver, entry.owner, entry.rule, entry.broken, report);
      } else if (!entry.used && checked.contains(entry.rule)) {
        StaleWaiver.report(
            entry.waiver, entry.owner, entry.rule, StaleWaiver.Why.NOTHING_TO_WAIVE, report);
      }
    }
  }
}
