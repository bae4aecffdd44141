package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.plan.Uses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a step builds on stands above it. */
final class StepOrder implements Rule {
  @Override
  public String id() {
    return "step-order";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    PlanRows plan = PlanRows.of(design);
    List<BitSet> reached = plan.reached();
    Set<Integer> inRings = rings(plan, reached, report);
    Uses uses = Uses.of(design);
    for (int i = 0; i < plan.rows().size(); i++) {
      Set<Integer> told = new HashSet<>();
      if (!inRings.contains(i)) {
        told.addAll(below(plan, i, report));
      }
      uses(plan, i, uses, reached.get(i), told, report);
    }
  }

  /** One finding for each ring of steps that are after each other; gives back who is in one. */
  private static Set<Integer> rings(PlanRows plan, List<BitSet> reached, Report report) {
    Set<Integer> inRings = new HashSet<>();
    for (int i = 0; i < reached.size(); i++) {
      if (inRings.contains(i) || !reached.get(i).get(i)) {
        continue;
      }
      Set<Integer> ring = new LinkedHashSet<>(List.of(i));
      for (int j = i + 1; j < reached.size(); j++) {
        if (reached.get(i).get(j) && reached.get(j).get(i)) {
          ring.add(j);
        }
      }
      inRings.addAll(ring);
      List<String> names = ring.stream().map(r -> name(plan, r)).toList();
      Position at = plan.rows().get(i).idAt();
      for (Map.Entry<Integer, Ref> after : plan.after(i).entrySet()) {
        if (ring.contains(after.getKey())) {
          at = after.getValue().at();
          break;
        }
      }
      String all = String.join(", ", names);
      report.add(
          at,
          names,
          names.size() == 1
              ? report.say(all + " is after itself", all + " 依赖于自身")
              : report.say("steps are after each other: " + all, "步骤互相依赖：" + all),
          report.say("take one of them out of an \"after\"", "从其中一个“依赖”中去掉一项"),
          all);
    }
    return inRings;
  }

  private static Set<Integer> below(PlanRows plan, int place, Report report) {
    Set<Integer> told = new HashSet<>();
    plan.after(place)
        .forEach(
            (other, ref) -> {
              if (other > place) {
                told.add(other);
                report.add(
                    ref.at(),
                    List.of(name(plan, place), name(plan, other)),
                    report.say(
                        name(plan, place)
                            + " is after "
                            + name(plan, other)
                            + ", which stands below it",
                        name(plan, place) + " 依赖于排在它下面的 " + name(plan, other)),
                    report.say(
                        "move the row of " + name(plan, other) + " up, or run tenon plan",
                        "把 " + name(plan, other) + " 一行上移，或者运行 tenon plan"),
                    name(plan, other));
              }
            });
    return told;
  }

  private static void uses(
      PlanRows plan, int place, Uses uses, BitSet reached, Set<Integer> told, Report report) {
    Map<Integer, List<String>> wrong = new LinkedHashMap<>();
    Map<Integer, Ref> where = new LinkedHashMap<>();
    plan.methods(place)
        .forEach(
            (method, ref) -> {
              if (plan.holder(method.symbol()) == place) {
                missing(plan, place, method, uses, reached)
                    .forEach(
                        (other, what) -> {
                          wrong.computeIfAbsent(other, _ -> new ArrayList<>()).addAll(what);
                          where.putIfAbsent(other, ref);
                        });
              }
            });
    wrong.forEach(
        (other, what) -> {
          Ref ref = where.get(other);
          if (ref != null && !told.contains(other)) {
            add(plan, place, other, what, ref, report);
          }
        });
  }

  private static Map<Integer, List<String>> missing(
      PlanRows plan, int place, Method method, Uses uses, BitSet reached) {
    Map<Integer, List<String>> missing = new LinkedHashMap<>();
    for (String used : uses.used(method.symbol())) {
      int other = plan.holder(used);
      if (other >= 0 && other != place && (other > place || !reached.get(other))) {
        missing.computeIfAbsent(other, _ -> new ArrayList<>()).add(method.symbol() + " → " + used);
      }
    }
    return missing;
  }

  private static void add(
      PlanRows plan, int place, int other, List<String> what, Ref ref, Report report) {
    String step = name(plan, place);
    String later = name(plan, other);
    String uses = String.join(", ", what);
    boolean below = other > place;
    report.add(
        ref.at(),
        List.of(step, later),
        below
            ? report.say(
                step + " uses methods of " + later + ", which stands below it: " + uses,
                step + " 使用了排在它下面的 " + later + " 的方法：" + uses)
            : report.say(
                step + " uses methods of " + later + " and is not after it: " + uses,
                step + " 使用了 " + later + " 的方法，却不依赖于它：" + uses),
        below
            ? report.say(
                "move " + later + " above " + step + ", or run tenon plan",
                "把 " + later + " 移到 " + step + " 上面，或者运行 tenon plan")
            : report.say(
                "add " + later + " to its \"after\", or run tenon plan",
                "把 " + later + " 写进它的“依赖”列，或者运行 tenon plan"),
        later + ": " + uses);
  }

  private static String name(PlanRows plan, int place) {
    return plan.rows().get(place).id().toString();
  }
}
