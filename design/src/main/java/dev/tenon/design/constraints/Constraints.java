package dev.tenon.design.constraints;

import dev.tenon.design.Design;
import dev.tenon.design.Owner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a design says about its parameters, and whether it can hold. All numbers are exact. The same
 * documents give the same answers, in whatever order they are written.
 */
public final class Constraints {
  private final List<Fault> faults;
  private final List<Statement> statements;
  private final List<Part> parts;
  private final List<Param> params;
  private final Map<String, Param> byName;
  private final Words words;
  private final BitSet whole;
  private final Budget budget = new Budget();
  private @Nullable List<Component> components;
  private @Nullable List<Conflict> conflicts;

  Constraints(
      List<Fault> faults,
      List<Statement> statements,
      List<Part> parts,
      List<Param> params,
      Map<String, Param> byName,
      Words words,
      BitSet whole) {
    this.faults = faults;
    this.statements = statements;
    this.parts = parts;
    this.params = params;
    this.byName = byName;
    this.words = words;
    this.whole = whole;
  }

  /**
   * Reads the constraints of a design.
   *
   * @param owners all that binds: items that nobody replaces, and symbols
   */
  public static Constraints of(Design design, Collection<? extends Owner> owners) {
    return new ConstraintReader(design, owners).read();
  }

  /** What is wrong with single expressions and rows. */
  public List<Fault> faults() {
    return faults;
  }

  /** Names of all parameters that bind, as written, in reading order. */
  public List<String> names() {
    return params.stream().map(Param::name).toList();
  }

  /** What can't hold together, of each group of conflicts the smallest, and what was not decided. */
  public synchronized List<Conflict> conflicts() {
    List<Conflict> found = conflicts;
    if (found == null) {
      List<Conflict> all = new ArrayList<>();
      for (Component component : components()) {
        Telling telling = new Telling(statements, params, component);
        switch (component.ask(component.statements())) {
          case Answer.Holds _ -> {}
          case Answer.Open _ -> all.add(telling.undecided());
          case Answer.Fails _ ->
              ConflictGroups.of(component).forEach(c -> all.add(telling.conflict(c)));
        }
      }
      found = List.copyOf(all);
      conflicts = found;
    }
    return found;
  }

  private synchronized List<Component> components() {
    List<Component> made = components;
    if (made == null) {
      made = Component.of(parts, statements.size(), whole, budget);
      components = made;
    }
    return made;
  }
}
