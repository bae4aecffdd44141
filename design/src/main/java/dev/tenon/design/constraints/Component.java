package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements that share parameters, directly or through others, and what they ask.
 *
 * @param parts what is asked; their places in the list name them
 * @param variables local numbers of the parameters' variables
 */
record Component(List<Part> parts, Map<Integer, Integer> variables, BitSet whole, Oracle oracle) {

  /** The connected components of all that is asked, in reading order. */
  static List<Component> of(List<Part> parts, int statements, BitSet whole, Budget budget) {
    int[] parent = new int[statements];
    for (int i = 0; i < statements; i++) {
      parent[i] = i;
    }
    Map<Integer, Integer> statementOf = new HashMap<>();
    for (Part part : parts) {
      BitSet variables = new BitSet();
      part.formula().variables(variables);
      variables.or(part.needs());
      for (int v = variables.nextSetBit(0); v >= 0; v = variables.nextSetBit(v + 1)) {
        Integer other = statementOf.putIfAbsent(v, part.item());
        if (other != null) {
          join(parent, other, part.item());
        }
      }
    }
    Map<Integer, List<Part>> groups = new TreeMap<>();
    for (Part part : parts) {
      groups.computeIfAbsent(root(parent, part.item()), _ -> new ArrayList<>()).add(part);
    }
    List<Component> components = new ArrayList<>();
    groups.values().forEach(group -> components.add(of(group, whole, budget)));
    return components;
  }

  /** The system of some parts. */
  static Component of(List<Part> parts, BitSet whole, Budget budget) {
    Map<Integer, Integer> local = new HashMap<>();
    BitSet used = new BitSet();
    parts.forEach(p -> p.formula().variables(used));
    BitSet localWhole = new BitSet();
    used.stream()
        .forEach(
            v -> {
              localWhole.set(local.size(), whole.get(v));
              local.put(v, local.size());
            });
    List<Formula> formulas = parts.stream().map(p -> p.formula().renumbered(local)).toList();
    return new Component(
        List.copyOf(parts),
        local,
        localWhole,
        new Oracle(parts, formulas, local.size(), localWhole, budget));
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static void join(int[] parent, int a, int b) {
    int x = root(parent, a);
    int y = root(parent, b);
    parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Places of the parts of some statements; parts of none (item −1) always count. */
  BitSet of(BitSet statements) {
    BitSet chosen = new BitSet();
    for (int i = 0; i < parts.size(); i++) {
      int item = parts.get(i).item();
      chosen.set(i, item < 0 || statements.get(item));
    }
    return chosen;
  }

  /** All its statements. */
  BitSet statements() {
    BitSet all = new BitSet();
    parts.stream().filter(p -> p.item() >= 0).forEach(p -> all.set(p.item()));
    return all;
  }

  /** The statements of some parts. */
  BitSet statements(BitSet chosen) {
    BitSet all = new BitSet();
    chosen.stream()
        .filter(i -> i < parts.size() && parts.get(i).item() >= 0)
        .forEach(i -> all.set(parts.get(i).item()));
    return all;
  }

  /** Whether some statements can hold together. */
  Answer ask(BitSet statements) {
    return oracle.ask(of(statements));
  }

  /** The statements all of whose parts hold under some values. */
  BitSet satisfied(Rational[] values) {
    BitSet all = statements();
    for (int i = 0; i < parts.size(); i++) {
      int item = parts.get(i).item();
      if (item >= 0 && all.get(item) && !oracle.formula(i).holds(values)) {
        all.clear(item);
      }
    }
    return all;
  }
}
