package dev.tenon.design.constraints;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Narrows the bounds of variables until nothing changes: interval propagation (Davis, "Constraint
 * propagation with interval labels", 1987), under <em>or</em> as soon as one case is left. Exact;
 * bounded in how often a variable is narrowed, so that what converges only in the limit ends.
 */
final class Propagation {
  private static final int NARROWINGS_MAX = 60;

  private final BitSet whole;
  private final @Nullable Bound[] low;
  private final @Nullable Bound[] high;
  private final int[] narrowed;
  private final List<Node> nodes = new ArrayList<>();
  private final List<List<Integer>> watchers = new ArrayList<>();
  private final Deque<Integer> queue = new ArrayDeque<>();
  private final BitSet queued = new BitSet();
  private final List<Undo> trail = new ArrayList<>();
  private @Nullable Clash clash;
  private boolean exhausted;

  private record Node(Formula formula, int part) {}

  private record Undo(int variable, boolean lower, @Nullable Bound before) {}

  /** What can't be: bounds that exclude each other, and the part that says so. */
  record Clash(List<Bound> bounds, int part) {
    /** The parts that it follows from. */
    BitSet parts() {
      BitSet parts = Bound.parts(bounds);
      if (part >= 0) {
        parts.set(part);
      }
      return parts;
    }
  }

  /**
   * @param variables how many there are
   * @param whole which of them are whole
   */
  Propagation(int variables, BitSet whole) {
    this.whole = whole;
    this.low = new Bound[variables];
    this.high = new Bound[variables];
    this.narrowed = new int[variables];
    for (int i = 0; i < variables; i++) {
      watchers.add(new ArrayList<>(2));
    }
  }

  /** Adds what must hold. */
  void add(Formula formula, int part) {
    if (formula instanceof Formula.And and) {
      and.parts().forEach(p -> add(p, part));
      return;
    }
    int index = nodes.size();
    nodes.add(new Node(formula, part));
    BitSet variables = new BitSet();
    formula.variables(variables);
    variables.stream().forEach(v -> watchers.get(v).add(index));
    enqueue(index);
  }

  private void enqueue(int node) {
    if (!queued.get(node)) {
      queued.set(node);
      queue.add(node);
    }
  }

  /** Narrows all bounds; what can't be, or null. */
  @Nullable Clash run() {
    while (clash == null && !queue.isEmpty()) {
      int index = queue.remove();
      queued.clear(index);
      Node node = nodes.get(index);
      require(node.formula(), node.part(), List.of());
    }
    return clash;
  }

  /** Whether it ended because a variable was narrowed too often, not because nothing changed. */
  boolean isExhausted() {
    return exhausted;
  }

  @Nullable Bound low(int variable) {
    return low[variable];
  }

  @Nullable Bound high(int variable) {
    return high[variable];
  }

  /** The only value that a variable can have; null if there are more. */
  @Nullable Rational fixed(int variable) {
    Bound l = low[variable];
    Bound h = high[variable];
    return l != null && h != null && !l.strict() && !h.strict() && l.value().equals(h.value())
        ? l.value()
        : null;
  }

  /** A mark to which guesses are taken back. */
  int mark() {
    return trail.size();
  }

  /** Takes back what was narrowed since a mark. */
  void undo(int mark) {
    while (trail.size() > mark) {
      Undo last = trail.removeLast();
      (last.lower() ? low : high)[last.variable()] = last.before();
    }
    queue.clear();
    queued.clear();
    clash = null;
    Arrays.fill(narrowed, 0);
  }

  /** Guesses a value, and narrows; whether that can be. */
  boolean guess(int variable, Rational value) {
    Arrays.fill(narrowed, 0);
    narrow(new Bound(variable, true, value, false, -1, List.of()));
    narrow(new Bound(variable, false, value, false, -1, List.of()));
    return run() == null;
  }

  private void require(Formula formula, int part, List<Bound> because) {
    if (clash != null) {
      return;
    }
    switch (formula) {
      case Formula.Atom(Linear sum, Formula.Rel rel) -> {
        switch (rel) {
          case LE, LT -> atMost(sum, rel == Formula.Rel.LT, part, because);
          case EQ -> {
            atMost(sum, false, part, because);
            atMost(sum.negate(), false, part, because);
          }
          case NE -> differs(sum, part, because);
        }
      }
      case Formula.And and -> and.parts().forEach(p -> require(p, part, because));
      case Formula.Or or -> oneOf(or, part, because);
    }
  }

  private void oneOf(Formula.Or or, int part, List<Bound> because) {
    Formula left = null;
    List<Bound> why = new ArrayList<>(because);
    for (Formula choice : or.parts()) {
      switch (status(choice)) {
        case TRUE -> {
          return;
        }
        case FALSE -> bounds(choice, why);
        case OPEN -> {
          if (left != null) {
            return;
          }
          left = choice;
        }
      }
    }
    if (left == null) {
      clash = new Clash(why, part);
    } else {
      require(left, part, why);
    }
  }

  private void bounds(Formula formula, List<Bound> into) {
    BitSet variables = new BitSet();
    formula.variables(variables);
    variables.stream()
        .forEach(
            v -> {
              Bound l = low[v];
              Bound h = high[v];
              if (l != null) {
                into.add(l);
              }
              if (h != null) {
                into.add(h);
              }
            });
  }

  private enum Status {
    TRUE,
    FALSE,
    OPEN
  }

  private Status status(Formula formula) {
    switch (formula) {
      case Formula.Atom(Linear sum, Formula.Rel rel) -> {
        return status(sum, rel);
      }
      case Formula.And and -> {
        boolean open = false;
        for (Formula part : and.parts()) {
          Status status = status(part);
          if (status == Status.FALSE) {
            return status;
          }
          open |= status == Status.OPEN;
        }
        return open ? Status.OPEN : Status.TRUE;
      }
      case Formula.Or or -> {
        boolean open = false;
        for (Formula part : or.parts()) {
          Status status = status(part);
          if (status == Status.TRUE) {
            return status;
          }
          open |= status == Status.OPEN;
        }
        return open ? Status.OPEN : Status.FALSE;
      }
    }
  }

  private Status status(Linear sum, Formula.Rel rel) {
    Extreme least = new Extreme(sum, true);
    Extreme most = new Extreme(sum, false);
    boolean above =
        least.ends() && (least.value.signum() > 0 || least.value.isZero() && least.strict);
    boolean below = most.ends() && (most.value.signum() < 0 || most.value.isZero() && most.strict);
    boolean atLeast = least.ends() && least.value.signum() >= 0;
    boolean atMost = most.ends() && most.value.signum() <= 0;
    boolean is =
        switch (rel) {
          case LE -> atMost;
          case LT -> below;
          case EQ -> atLeast && atMost;
          case NE -> above || below;
        };
    boolean isNot =
        switch (rel) {
          case LE -> above;
          case LT -> atLeast;
          case EQ -> above || below;
          case NE -> atLeast && atMost;
        };
    return is ? Status.TRUE : isNot ? Status.FALSE : Status.OPEN;
  }

  /** The least or the greatest that a sum can be. */
  private final class Extreme {
    Rational value;
    boolean strict;
    int endless;
    int endlessVariable = -1;
    final List<Bound> used = new ArrayList<>();

    Extreme(Linear sum, boolean least) {
      value = sum.constant();
      for (Map.Entry<Integer, Rational> term : sum.terms().entrySet()) {
        Bound bound = bound(term.getKey(), term.getValue(), least);
        if (bound == null) {
          endless++;
          endlessVariable = term.getKey();
        } else {
          used.add(bound);
          value = value.plus(term.getValue().times(bound.value()));
          strict |= bound.strict();
        }
      }
    }

    boolean ends() {
      return endless == 0;
    }
  }

  private @Nullable Bound bound(int variable, Rational coefficient, boolean least) {
    return coefficient.signum() > 0 == least ? low[variable] : high[variable];
  }

  /** The sum is at most zero. */
  private void atMost(Linear sum, boolean strict, int part, List<Bound> because) {
    Extreme least = new Extreme(sum, true);
    if (least.endless > 1 || clash != null) {
      return;
    }
    if (sum.isConstant()) {
      int sign = sum.constant().signum();
      if (sign > 0 || sign == 0 && strict) {
        clash = new Clash(because, part);
      }
      return;
    }
    for (Map.Entry<Integer, Rational> term : sum.terms().entrySet()) {
      int variable = term.getKey();
      if (least.endless == 1 && variable != least.endlessVariable) {
        continue;
      }
      Rational coefficient = term.getValue();
      Bound own = bound(variable, coefficient, true);
      Rational rest = least.value;
      boolean excluded = strict;
      List<Bound> premises = new ArrayList<>(because);
      for (Bound bound : least.used) {
        if (bound == own) {
          rest = rest.minus(coefficient.times(own.value()));
        } else {
          premises.add(bound);
          excluded |= bound.strict();
        }
      }
      Rational value = rest.negate().over(coefficient);
      narrow(new Bound(variable, coefficient.signum() < 0, value, excluded, part, premises));
      if (clash != null) {
        return;
      }
    }
  }

  /** The sum is not zero. */
  private void differs(Linear sum, int part, List<Bound> because) {
    int open = -1;
    Rational rest = sum.constant();
    List<Bound> premises = new ArrayList<>(because);
    for (Map.Entry<Integer, Rational> term : sum.terms().entrySet()) {
      Rational value = fixed(term.getKey());
      if (value == null) {
        if (open >= 0) {
          return;
        }
        open = term.getKey();
      } else {
        rest = rest.plus(term.getValue().times(value));
        Bound l = low[term.getKey()];
        Bound h = high[term.getKey()];
        if (l != null && h != null) {
          premises.add(l);
          premises.add(h);
        }
      }
    }
    if (open < 0) {
      if (rest.isZero()) {
        clash = new Clash(premises, part);
      }
      return;
    }
    Rational not = rest.negate().over(sum.terms().getOrDefault(open, Rational.ONE));
    for (Bound bound : new Bound[] {low[open], high[open]}) {
      if (bound != null && !bound.strict() && bound.value().equals(not)) {
        List<Bound> why = new ArrayList<>(premises);
        why.add(bound);
        narrow(new Bound(open, bound.lower(), not, true, part, why));
      }
    }
  }

  private void narrow(Bound found) {
    Bound bound = whole.get(found.variable()) ? rounded(found) : found;
    int variable = bound.variable();
    @Nullable Bound[] side = bound.lower() ? low : high;
    Bound before = side[variable];
    if (before != null && !isTighter(bound, before)) {
      return;
    }
    Bound other = bound.lower() ? high[variable] : low[variable];
    boolean empty = other != null && excludes(bound, other);
    if (!empty && (++narrowed[variable] > NARROWINGS_MAX || bound.value().isHuge())) {
      exhausted = true;
      return;
    }
    trail.add(new Undo(variable, bound.lower(), before));
    side[variable] = bound;
    if (empty && other != null) {
      clash = new Clash(List.of(bound, other), -1);
      return;
    }
    watchers.get(variable).forEach(this::enqueue);
  }

  private static Bound rounded(Bound bound) {
    Rational value = bound.value();
    if (value.isWhole()) {
      Rational step = bound.lower() ? Rational.ONE : Rational.ONE.negate();
      return bound.strict()
          ? new Bound(
              bound.variable(),
              bound.lower(),
              value.plus(step),
              false,
              bound.part(),
              bound.premises())
          : bound;
    }
    Rational next = bound.lower() ? value.ceiling() : value.floor();
    return new Bound(bound.variable(), bound.lower(), next, false, bound.part(), bound.premises());
  }

  private static boolean isTighter(Bound bound, Bound before) {
    int order = bound.value().compareTo(before.value());
    return order == 0 ? bound.strict() && !before.strict() : bound.lower() ? order > 0 : order < 0;
  }

  private static boolean excludes(Bound a, Bound b) {
    Bound lower = a.lower() ? a : b;
    Bound upper = a.lower() ? b : a;
    int order = lower.value().compareTo(upper.value());
    return order > 0 || order == 0 && (lower.strict() || upper.strict());
  }
}
