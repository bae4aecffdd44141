package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rings of differences that can't close, {@code a < b}, {@code b < c}, {@code c < a}: a
 * negative cycle in the graph of constraints {@code x - y <= c} (Bellman and Ford). Propagation
 * would go round such a ring until the bounds meet, if they ever do.
 */
final class Differences {
  /** x is at most y plus a number, or below that. */
  private record Edge(int from, int to, Rational weight, boolean strict, int part) {}

  private final List<Edge> edges = new ArrayList<>();
  private final int nodes;

  /**
   * @param variables how many there are; one node more stands for zero
   */
  Differences(int variables) {
    this.nodes = variables + 1;
  }

  /** Adds what must hold; only differences and bounds count. */
  void add(Formula formula, int part) {
    switch (formula) {
      case Formula.Atom(Linear sum, Formula.Rel rel) -> {
        if (rel != Formula.Rel.NE) {
          add(sum, rel == Formula.Rel.LT, part);
        }
        if (rel == Formula.Rel.EQ) {
          add(sum.negate(), false, part);
        }
      }
      case Formula.And and -> and.parts().forEach(p -> add(p, part));
      case Formula.Or _ -> {}
    }
  }

  private void add(Linear sum, boolean strict, int part) {
    if (sum.terms().isEmpty() || sum.terms().size() > 2) {
      return;
    }
    int upper = nodes - 1;
    int lower = nodes - 1;
    Rational scale = Rational.ONE;
    for (Map.Entry<Integer, Rational> term : sum.terms().entrySet()) {
      Rational coefficient = term.getValue();
      if (coefficient.signum() > 0 && upper == nodes - 1) {
        upper = term.getKey();
      } else if (coefficient.signum() < 0 && lower == nodes - 1) {
        lower = term.getKey();
      } else {
        return;
      }
      Rational size = coefficient.signum() < 0 ? coefficient.negate() : coefficient;
      if (!scale.equals(Rational.ONE) && !scale.equals(size)) {
        return;
      }
      scale = size;
    }
    if (sum.terms().size() == 2 && !sum.terms().values().stream().allMatch(sizeIs(scale))) {
      return;
    }
    Rational weight = sum.constant().negate().over(scale);
    edges.add(new Edge(lower, upper, weight, strict, part));
  }

  private static java.util.function.Predicate<Rational> sizeIs(Rational scale) {
    return c -> c.equals(scale) || c.negate().equals(scale);
  }

  /** The parts of a ring that can't close; null if there is none. */
  @Nullable BitSet ring() {
    Rational[] distance = new Rational[nodes];
    int[] strict = new int[nodes];
    int[] reached = new int[nodes];
    Arrays.fill(distance, Rational.ZERO);
    Arrays.fill(reached, -1);
    int changed = -1;
    for (int round = 0; round <= nodes; round++) {
      changed = -1;
      for (int i = 0; i < edges.size(); i++) {
        Edge edge = edges.get(i);
        Rational through = distance[edge.from()].plus(edge.weight());
        int strictly = strict[edge.from()] + (edge.strict() ? 1 : 0);
        int order = through.compareTo(distance[edge.to()]);
        if (order < 0 || order == 0 && strictly > strict[edge.to()]) {
          distance[edge.to()] = through;
          strict[edge.to()] = strictly;
          reached[edge.to()] = i;
          changed = edge.to();
        }
      }
      if (changed < 0) {
        return null;
      }
    }
    return walk(changed, reached);
  }

  private BitSet walk(int from, int[] reached) {
    int at = from;
    for (int i = 0; i < nodes; i++) {
      at = edges.get(reached[at]).from(); // after that many steps back it is on the ring
    }
    BitSet parts = new BitSet();
    int start = at;
    do {
      Edge edge = edges.get(reached[at]);
      parts.set(edge.part());
      at = edge.from();
    } while (at != start);
    return parts;
  }
}
