package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What binds leans on what binds. */
final class LeansOnReplaced implements Rule {
  @Override
  public String id() {
    return "leans-on-replaced";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Set<Key> LEANING =
      Set.of(Key.REFINES, Key.DEPENDS_ON, Key.SATISFIES, Key.VERIFIES);

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Owner owner : Owners.live(design)) {
      Set<Id> own = null;
      for (Attribute attribute : owner.attributes()) {
        if (!LEANING.contains(attribute.key())) {
          continue;
        }
        for (Ref ref : attribute.refs()) {
          for (Id id : design.ids(ref)) {
            if (design.isReplaced(id)) {
              own = own == null ? replaced(design, owner) : own;
              if (!own.contains(id)) {
                report(design, owner, ref, id, report);
              }
            }
          }
        }
      }
    }
  }

  /** What it replaces itself. */
  private static Set<Id> replaced(Design design, Owner owner) {
    Set<Id> ids = new HashSet<>();
    owner.refs(Key.REPLACES).forEach(ref -> ids.addAll(design.ids(ref)));
    return ids;
  }

  private static void report(Design design, Owner owner, Ref ref, Id old, Report report) {
    Id successor = successor(design, old);
    boolean itself = owner instanceof Item item && item.id().equals(successor);
    report.add(
        ref.at(),
        List.of(owner.name(), old.toString()),
        report.say(
            owner.name() + " leans on " + old + ", which is replaced.",
            owner.name() + " 依据的 " + old + " 已被取代。"),
        itself
            ? report.say("Take " + old + " out of the line.", "从这一行删去 " + old + "。")
            : report.say(
                old + " is replaced by " + successor + ": name that, if it still fits.",
                old + " 已被 " + successor + " 取代：若仍适用，改写为 " + successor + "。"),
        old.toString());
  }

  /** The last that replaces it. */
  private static Id successor(Design design, Id old) {
    Set<Id> seen = new HashSet<>();
    Id last = old;
    Optional<Id> next = design.successor(old);
    while (next.isPresent() && seen.add(next.get())) {
      last = next.get();
      next = design.successor(last);
    }
    return last;
  }
}
