package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which steps of a plan stand on which, by its column <i>after</i>. */
final class Dependants {
  private Dependants() {}

  /** All steps that stand on one of these, directly or not, in the plan's order. */
  static Set<Id> of(Design design, Set<Id> steps) {
    Set<Id> found = new LinkedHashSet<>();
    PlanTable plan = design.plan();
    if (plan == null) {
      return found;
    }
    boolean more = true;
    for (int round = 0; more && round < plan.rows().size(); round++) {
      more = false;
      for (PlanTable.Row row : plan.rows()) {
        boolean stands =
            row.after().stream()
                .flatMap(ref -> ids(design, ref).stream())
                .anyMatch(id -> steps.contains(id) || found.contains(id));
        more |= stands && !steps.contains(row.id()) && found.add(row.id());
      }
    }
    Set<Id> ordered = new LinkedHashSet<>();
    plan.rows().stream().map(PlanTable.Row::id).filter(found::contains).forEach(ordered::add);
    return ordered;
  }

  /** The steps that a reference in the plan means. */
  static List<Id> ids(Design design, Ref ref) {
    PlanTable plan = design.plan();
    return switch (ref) {
      case Ref.ToItem to -> List.of(to.id());
      case Ref.ToRange range ->
          plan == null
              ? List.of()
              : plan.rows().stream()
                  .map(PlanTable.Row::id)
                  .filter(
                      i -> i.number() >= range.from().number() && i.number() <= range.to().number())
                  .toList();
      case Ref.ToSymbol _ -> List.of();
    };
  }
}
