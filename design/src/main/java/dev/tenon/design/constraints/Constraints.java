package dev.tenon.design.constraints;

import dev.tenon.design.Design;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * What can't hold together, of each group of conflicts the smallest, and what was not decided.
   */
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

  /** What is known about a parameter; empty if there is none of that name. */
  public Optional<Knowledge> explain(String name) {
    Param param = byName.get(Names.key(name));
    return param == null ? Optional.empty() : Optional.of(explain(param));
  }

  private Knowledge explain(Param param) {
    List<Part> system = new ArrayList<>();
    List<Conflict> clashing = new ArrayList<>();
    boolean open = false;
    for (Component component : components()) {
      if (component.variables().containsKey(param.index)) {
        Answer answer = component.ask(component.statements());
        open = answer instanceof Answer.Open;
        BitSet left = component.statements();
        if (answer instanceof Answer.Fails) {
          Telling telling = new Telling(statements, params, component);
          for (BitSet conflict : ConflictGroups.of(component)) {
            left.andNot(conflict);
            clashing.add(telling.conflict(conflict));
          }
        }
        component.parts().stream().filter(p -> left.get(p.item())).forEach(system::add);
      }
    }
    Explainer explainer = new Explainer(statements, system, param, whole, budget);
    boolean number = param.kind == Param.Kind.NUMBER && param.dimension != null;
    Knowledge.Limit lower = number ? explainer.limit(true) : null;
    Knowledge.Limit upper = number ? explainer.limit(false) : null;
    List<Knowledge.Choice> values = explainer.values(words, lower, upper);
    Parameter row = param.row.parameter();
    return new Knowledge(
        param.name(),
        kind(param),
        param.row.unit().text(),
        row.value() == null ? "" : row.value().plain(),
        param.isDerived(),
        row.range() == null ? "" : row.range().plain(),
        lower,
        upper,
        values,
        explainer.isDecided() && !open,
        faults.stream().filter(f -> f.items().contains(param.name())).toList(),
        clashing);
  }

  private static String kind(Param param) {
    if (param.kind == null || param.dimension == null) {
      return "unknown";
    }
    return switch (param.kind) {
      case TRUTH -> "boolean";
      case WORD -> "enumeration";
      case NUMBER -> param.whole ? "integer" : "number";
    };
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
