package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the plan as the rules read them. */
final class PlanRows {
  private final Design design;
  private final List<PlanTable.Row> rows;
  private final Map<Id, Integer> places = new HashMap<>();
  private final Map<String, Integer> holders = new LinkedHashMap<>();
  private final List<Map<Method, Ref>> methods = new ArrayList<>();
  private final List<Map<Integer, Ref>> after = new ArrayList<>();

  private PlanRows(Design design, List<PlanTable.Row> rows) {
    this.design = design;
    this.rows = rows;
    for (int i = 0; i < rows.size(); i++) {
      places.putIfAbsent(rows.get(i).id(), i);
    }
    rows.forEach(row -> after.add(afterOf(row)));
  }

  static PlanRows of(Design design) {
    PlanTable plan = design.plan();
    return new PlanRows(design, plan == null ? List.of() : plan.rows());
  }

  List<PlanTable.Row> rows() {
    return rows;
  }

  /** Which row a step is, or -1. */
  int place(Id step) {
    return places.getOrDefault(step, -1);
  }

  /** Which row holds a method, the first, or -1. */
  int holder(String symbol) {
    readMethods();
    return holders.getOrDefault(symbol, -1);
  }

  /** The methods with a body that a row holds, and where it says so. */
  Map<Method, Ref> methods(int place) {
    readMethods();
    return methods.get(place);
  }

  /** Once, and not for the rules that ask for no methods. */
  private void readMethods() {
    if (!methods.isEmpty()) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      methods.add(methodsOf(rows.get(i)));
      for (Method method : methods.get(i).keySet()) {
        holders.putIfAbsent(method.symbol(), i);
      }
    }
  }

  private Map<Method, Ref> methodsOf(PlanTable.Row row) {
    Map<Method, Ref> methods = new LinkedHashMap<>();
    for (Ref ref : row.methods()) {
      if (ref instanceof Ref.ToSymbol symbol) {
        Optional<Method> exact = design.method(symbol.symbol());
        if (exact.isPresent()) {
          methods.putIfAbsent(exact.get(), ref);
          continue;
        }
        switch (design.resolve(symbol, null)) {
          case Design.Meaning.OfMethod(var method) -> methods.putIfAbsent(method, ref);
          case Design.Meaning.Ambiguous(var choices) ->
              choices.forEach(m -> methods.putIfAbsent(m, ref));
          default -> {}
        }
      }
    }
    methods.keySet().removeIf(m -> !m.hasBody());
    return methods;
  }

  /** The rows that one is after, and where it says so; steps that have no row are left out. */
  Map<Integer, Ref> after(int place) {
    return after.get(place);
  }

  private Map<Integer, Ref> afterOf(PlanTable.Row row) {
    Map<Integer, Ref> after = new LinkedHashMap<>();
    for (Ref ref : row.after()) {
      switch (ref) {
        case Ref.ToItem to when place(to.id()) >= 0 -> after.putIfAbsent(place(to.id()), ref);
        case Ref.ToRange range -> {
          for (int i = 0; i < rows.size(); i++) {
            Id id = rows.get(i).id();
            if (id.prefix().equals(range.from().prefix())
                && id.number() >= range.from().number()
                && id.number() <= range.to().number()) {
              after.putIfAbsent(i, ref);
            }
          }
        }
        default -> {}
      }
    }
    return after;
  }

  /** For each row all those that it is after, directly or by others. */
  List<BitSet> reached() {
    List<BitSet> reached = new ArrayList<>();
    boolean ordered = true;
    for (int i = 0; i < rows.size(); i++) {
      BitSet mine = new BitSet();
      for (int before : after(i).keySet()) {
        ordered &= before < i;
        mine.set(before);
        if (before < i) {
          mine.or(reached.get(before));
        }
      }
      reached.add(mine);
    }
    if (!ordered) {
      for (int i = 0; i < rows.size(); i++) {
        search(i, reached.get(i));
      }
    }
    return reached;
  }

  private void search(int place, BitSet reached) {
    List<Integer> open = new ArrayList<>(after(place).keySet());
    reached.clear();
    open.forEach(reached::set);
    for (int i = 0; i < open.size(); i++) {
      for (int next : after(open.get(i)).keySet()) {
        if (!reached.get(next)) {
          reached.set(next);
          open.add(next);
        }
      }
    }
  }
}
