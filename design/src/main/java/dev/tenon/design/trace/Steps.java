package dev.tenon.design.trace;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the plan, and which of them builds or runs what. */
final class Steps {
  private final Design design;
  private final Map<Id, PlanTable.Row> rows = new LinkedHashMap<>();
  private final Map<String, Id> building = new LinkedHashMap<>();
  private final Map<Id, Id> running = new LinkedHashMap<>();

  Steps(Design design) {
    this.design = design;
    PlanTable plan = design.plan();
    if (plan != null) {
      plan.rows().forEach(row -> rows.putIfAbsent(row.id(), row));
    }
    for (PlanTable.Row row : rows.values()) {
      symbols(row).forEach(symbol -> building.putIfAbsent(symbol, row.id()));
      tests(row).forEach(test -> running.putIfAbsent(test, row.id()));
    }
    // a class comes into being with the first step that holds a method of it
    for (PlanTable.Row row : rows.values()) {
      for (String symbol : symbols(row)) {
        design.method(symbol).ifPresent(m -> building.putIfAbsent(m.type(), row.id()));
      }
    }
  }

  Iterable<PlanTable.Row> rows() {
    return rows.values();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The types and methods that a row names, by symbol, in its order. */
  Set<String> symbols(PlanTable.Row row) {
    Set<String> symbols = new LinkedHashSet<>();
    for (Ref ref : row.methods()) {
      if (ref instanceof Ref.ToSymbol symbol) {
        switch (design.resolve(symbol, null)) {
          case Design.Meaning.OfMethod(var method) -> symbols.add(method.symbol());
          case Design.Meaning.OfType(var type) -> symbols.add(type.name());
          case Design.Meaning.OfField _, Design.Meaning.Ambiguous _, Design.Meaning.Unknown _ -> {}
        }
      }
    }
    return symbols;
  }

  /** The tests that a row names and that are there. */
  List<Id> tests(PlanTable.Row row) {
    List<Id> tests = new ArrayList<>();
    row.tests().forEach(ref -> tests.addAll(design.ids(ref)));
    return tests;
  }

  /** The step that builds a type or method, by symbol. */
  PlanTable.@Nullable Row building(String symbol) {
    Id step = building.get(symbol);
    return step == null ? null : rows.get(step);
  }

  /** The step that runs a test. */
  PlanTable.@Nullable Row running(Id test) {
    Id step = running.get(test);
    return step == null ? null : rows.get(step);
  }
}
