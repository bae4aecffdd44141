package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of any parts of a connected system whether they can hold together: by propagation, by a
 * guess, and by the solver where both leave it open.
 */
final class Oracle {
  private static final int REMEMBERED_MAX = 10_000;

  private final List<Part> parts;
  private final List<Formula> formulas;
  private final int variables;
  private final BitSet whole;
  private final Budget budget;

  /** By parameter: the part that is its value cell. */
  private final Map<Integer, Integer> valuePart = new HashMap<>();

  private final Map<BitSet, Answer> answers = new HashMap<>();
  private @Nullable Smt smt;

  /**
   * @param parts of the system; their places in the list name them
   * @param formulas theirs, over variables numbered from 0
   * @param variables how many there are
   * @param whole which of them are whole
   */
  Oracle(List<Part> parts, List<Formula> formulas, int variables, BitSet whole, Budget budget) {
    this.parts = parts;
    this.formulas = formulas;
    this.variables = variables;
    this.whole = whole;
    this.budget = budget;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).origin() == Part.Origin.VALUE) {
        valuePart.put(parts.get(i).param(), i);
      }
    }
  }

  /** Those of some parts that say something: the value cells that they need are among them. */
  BitSet speaking(BitSet asked) {
    BitSet active = (BitSet) asked.clone();
    for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
      for (int p : parts.get(i).needs().stream().toArray()) {
        Integer value = valuePart.get(p);
        if (value == null || !asked.get(value)) {
          active.clear(i);
        }
      }
    }
    return active;
  }

  /** A core, with the value cells that its parts need. */
  private BitSet complete(BitSet core) {
    BitSet all = (BitSet) core.clone();
    for (int i = core.nextSetBit(0); i >= 0; i = core.nextSetBit(i + 1)) {
      if (i < parts.size()) {
        parts.get(i).needs().stream()
            .forEach(p -> all.set(valuePart.getOrDefault(p, core.nextSetBit(0))));
      }
    }
    return all;
  }

  /** Whether some parts can hold together. */
  Answer ask(BitSet asked) {
    BitSet active = speaking(asked);
    Answer known = answers.get(active);
    if (known == null) {
      known = budget.question() ? find(active) : new Answer.Open();
      if (answers.size() < REMEMBERED_MAX) {
        answers.put(active, known);
      }
    }
    return known;
  }

  private Answer find(BitSet active) {
    Propagation propagation = propagation(active);
    Propagation.Clash clash = propagation.run();
    if (clash != null) {
      return new Answer.Fails(complete(clash.parts()));
    }
    List<Formula> asked = new ArrayList<>();
    active.stream().forEach(i -> asked.add(formulas.get(i)));
    BitSet ring = propagation.isExhausted() ? ring(active) : null;
    if (ring != null) {
      return new Answer.Fails(complete(ring));
    }
    Rational[] values = Guess.values(propagation, variables, asked);
    if (values != null) {
      return new Answer.Holds(values);
    }
    BitSet closed = propagation.isExhausted() ? null : ring(active);
    if (closed != null) {
      return new Answer.Fails(complete(closed));
    }
    return budget.isEmpty() ? new Answer.Open() : askSolver(active, asked);
  }

  private @Nullable BitSet ring(BitSet active) {
    Differences differences = new Differences(variables);
    active.stream().forEach(i -> differences.add(formulas.get(i), i));
    return differences.ring();
  }

  private Answer askSolver(BitSet active, List<Formula> asked) {
    Smt solver = smt;
    if (solver == null) {
      solver = new Smt(variables, whole, budget);
      for (int i = 0; i < formulas.size(); i++) {
        solver.add(i, formulas.get(i));
      }
      smt = solver;
    }
    return switch (solver.ask(active)) {
      case Answer.Holds holds when asked.stream().allMatch(f -> f.holds(holds.values())) -> holds;
      case Answer.Fails fails -> new Answer.Fails(complete(fails.core()));
      case Answer.Holds _, Answer.Open _ -> {
        smt = null; // what was cut may have left it in any state
        yield new Answer.Open();
      }
    };
  }

  /** Bounds that follow from some parts; not run yet. */
  Propagation propagation(BitSet active) {
    Propagation propagation = new Propagation(variables, whole);
    active.stream().forEach(i -> propagation.add(formulas.get(i), i));
    return propagation;
  }

  Formula formula(int part) {
    return formulas.get(part);
  }
}
