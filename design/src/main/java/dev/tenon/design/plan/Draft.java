package dev.tenon.design.plan;

import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step while the plan is made. */
final class Draft {
  /** What a step is for. */
  enum Kind {
    BASE,
    METHODS,
    END_TO_END
  }

  final Kind kind;

  /** The row that it was, or whose id it takes over; null: new. */
  PlanTable.@Nullable Row row;

  /** All that it holds, in the plan's order. */
  final LinkedHashSet<String> members = new LinkedHashSet<>();

  /** Those of its members that are methods with a body. */
  final LinkedHashSet<String> methods = new LinkedHashSet<>();

  /** Its methods as the row had them, before any joined. */
  final Set<String> methodsBefore = new LinkedHashSet<>();

  final LinkedHashSet<Id> tests = new LinkedHashSet<>();
  @Nullable Id id;

  private Draft(Kind kind) {
    this.kind = kind;
  }

  static Draft of(Kind kind) {
    return new Draft(kind);
  }

  static Draft ofMethods(List<String> methods) {
    Draft draft = new Draft(Kind.METHODS);
    methods.forEach(draft::addMethod);
    return draft;
  }

  void addMethod(String symbol) {
    members.add(symbol);
    methods.add(symbol);
  }

  /** Whether a person or a build has worked on it, so that it keeps what it holds and its place. */
  boolean isFixed(Set<Id> reopened) {
    return row != null && (row.status() != Status.TODO || reopened.contains(row.id()));
  }

  Id id() {
    Id known = id;
    if (known == null) {
      throw new IllegalStateException("a step without an id");
    }
    return known;
  }
}
