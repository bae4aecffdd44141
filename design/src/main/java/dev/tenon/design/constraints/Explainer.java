package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what is known about one variable of a system that holds. */
final class Explainer {
  private static final int STEPS_MAX = 60;
  private static final int CHOICES_MAX = 64;

  /** Powers of ten that are tried before a number counts as unbounded. */
  private static final int[] REACH = {0, 3, 6, 9, 12, 18, 30};

  private final List<Statement> statements;
  private final List<Part> parts;
  private final Param param;
  private final BitSet whole;
  private final Budget budget;
  private final Component system;
  private boolean decided = true;

  /**
   * @param parts a connected system that holds
   */
  Explainer(
      List<Statement> statements, List<Part> parts, Param param, BitSet whole, Budget budget) {
    this.statements = statements;
    this.parts = parts;
    this.param = param;
    this.whole = whole;
    this.budget = budget;
    this.system = Component.of(parts, whole, budget);
  }

  boolean isDecided() {
    return decided;
  }

  private Linear self() {
    return Linear.variable(param.index);
  }

  /** The system, and one thing more that must hold. */
  private Component with(Formula more) {
    List<Part> all = new ArrayList<>(parts);
    all.add(
        new Part(
            -1,
            more,
            new BitSet(),
            Part.Origin.WHERE,
            -1,
            param.row.parameter().at(),
            "",
            Text.NONE));
    return Component.of(all, whole, budget);
  }

  /** A value that the parameter can have if one thing more holds; null if there is none. */
  private @Nullable Rational possible(Formula more) {
    Component asked = with(more);
    return switch (asked.ask(asked.statements())) {
      case Answer.Holds(Rational[] values) -> {
        Integer local = asked.variables().get(param.index);
        yield local == null ? Rational.ZERO : values[local];
      }
      case Answer.Fails _ -> null;
      case Answer.Open _ -> {
        decided = false;
        yield null;
      }
    };
  }

  private List<String> because(Formula excluded) {
    Component asked = with(excluded);
    if (!(asked.ask(asked.statements()) instanceof Answer.Fails)) {
      return List.of();
    }
    return SmallestConflict.of(asked, asked.statements()).stream()
        .mapToObj(i -> statements.get(i).name())
        .toList();
  }

  private Formula is(Rational value) {
    return Formula.compare(self().plus(value.negate()), Formula.Rel.EQ, whole);
  }

  /** Below a value (above, of an upper bound), the value itself included or not. */
  private Formula beyond(boolean lower, Rational value, boolean included) {
    Linear difference = self().plus(value.negate());
    return Formula.compare(
        lower ? difference : difference.negate(),
        included ? Formula.Rel.LE : Formula.Rel.LT,
        whole);
  }

  /** Whether single values are few enough to be asked one by one. */
  List<Knowledge.Choice> values(
      Words words, Knowledge.@Nullable Limit lower, Knowledge.@Nullable Limit upper) {
    List<Knowledge.Choice> choices = new ArrayList<>();
    switch (param.kind) {
      case TRUTH -> {
        choices.add(choice("true", Rational.ONE));
        choices.add(choice("false", Rational.ZERO));
      }
      case WORD -> {
        for (String word : words.domain(param)) {
          choices.add(choice(word, words.code(word)));
        }
        Rational known = param.known;
        if (choices.isEmpty() && known != null) {
          choices.add(choice(words.word(known), known));
        }
      }
      case NUMBER -> {
        if (param.whole && lower != null && upper != null) {
          integers(choices);
        }
      }
      case null -> {}
    }
    return choices;
  }

  private void integers(List<Knowledge.Choice> choices) {
    Rational from = end(true);
    Rational to = end(false);
    if (from == null || to == null || to.minus(from).compareTo(Rational.of(CHOICES_MAX)) >= 0) {
      return;
    }
    for (Rational v = from; v.compareTo(to) <= 0; v = v.plus(Rational.ONE)) {
      choices.add(choice(param.show(v), v));
    }
  }

  private Knowledge.Choice choice(String shown, Rational value) {
    Component asked = with(is(value));
    Answer answer = asked.ask(asked.statements());
    decided &= !(answer instanceof Answer.Open);
    boolean can = !(answer instanceof Answer.Fails); // what is open is not excluded
    return new Knowledge.Choice(shown, can, can ? List.of() : because(is(value)));
  }

  private @Nullable Found lowest;
  private @Nullable Found highest;

  private record Found(Rational value, boolean included, boolean proven) {}

  private @Nullable Rational end(boolean lower) {
    Found found = lower ? lowest : highest;
    return found == null ? null : found.value();
  }

  /** The tightest bound; null if there is none. */
  Knowledge.@Nullable Limit limit(boolean lower) {
    Found found = search(lower);
    if (lower) {
      lowest = found;
    } else {
      highest = found;
    }
    return found == null
        ? null
        : new Knowledge.Limit(
            param.show(found.value()),
            found.included(),
            found.proven(),
            because(beyond(lower, found.value(), !found.included())));
  }

  private @Nullable Found search(boolean lower) {
    Integer local = system.variables().get(param.index);
    if (local == null) {
      return null;
    }
    BitSet all = system.of(system.statements());
    Propagation propagation = system.oracle().propagation(system.oracle().speaking(all));
    propagation.run();
    Bound narrowed = lower ? propagation.low(local) : propagation.high(local);
    if (narrowed != null && !narrowed.strict() && possible(is(narrowed.value())) != null) {
      return new Found(narrowed.value(), true, true);
    }
    Rational reached = possible(Formula.TRUE);
    if (reached == null) {
      return narrowed == null ? null : new Found(narrowed.value(), !narrowed.strict(), false);
    }
    Rational outside = narrowed == null ? outside(lower, reached) : narrowed.value();
    return outside == null ? null : between(lower, outside, reached);
  }

  /** A value that it can't pass; null if there is none. */
  private @Nullable Rational outside(boolean lower, Rational reached) {
    for (int power : REACH) {
      Rational far = Rational.of(java.math.BigInteger.TEN.pow(power)).times(param.unit.factor());
      Rational value = lower ? far.negate() : far;
      boolean further = lower == value.compareTo(reached) < 0;
      if (further && possible(beyond(lower, value, true)) == null) {
        return decided ? value : null;
      }
    }
    return null;
  }

  /** Halves what lies between a value that it can't pass and one that it can have. */
  private Found between(boolean lower, Rational outside, Rational inside) {
    Rational out = outside;
    Rational in = inside;
    for (int i = 0; i < STEPS_MAX; i++) {
      Rational further = possible(beyond(lower, in, false));
      if (further == null) {
        return new Found(in, true, decided);
      }
      in = further;
      Rational middle = simplest(out, in);
      if (possible(beyond(lower, middle, false)) == null && decided) {
        boolean included = possible(is(middle)) != null;
        boolean near = included || reaches(lower, middle, in);
        if (near) {
          return new Found(middle, included, decided);
        }
        out = middle;
      } else {
        middle = out.plus(in).over(Rational.of(2));
        Rational half = possible(beyond(lower, middle, true));
        if (half == null) {
          out = middle;
        } else {
          in = half;
        }
      }
    }
    return new Found(out, false, false);
  }

  /** Whether it comes as near to a value as nobody could tell. */
  private boolean reaches(boolean lower, Rational value, Rational in) {
    Rational little = in.minus(value).over(Rational.of(1L << 40));
    return possible(beyond(lower, value.plus(little), true)) != null;
  }

  /** The number of the smallest denominator between two, the ends included. */
  static Rational simplest(Rational a, Rational b) {
    Rational low = a.compareTo(b) < 0 ? a : b;
    Rational high = low == a ? b : a;
    if (low.signum() <= 0 && high.signum() >= 0) {
      return Rational.ZERO;
    }
    if (low.signum() < 0) {
      return simplest(high.negate(), low.negate()).negate();
    }
    List<Rational> floors = new ArrayList<>();
    Rational l = low;
    Rational h = high;
    Rational last;
    while (true) {
      Rational floor = l.floor();
      if (floor.equals(l)) {
        last = floor;
        break;
      }
      if (h.compareTo(floor.plus(Rational.ONE)) >= 0) {
        last = floor.plus(Rational.ONE);
        break;
      }
      floors.add(floor);
      Rational next = Rational.ONE.over(h.minus(floor));
      h = Rational.ONE.over(l.minus(floor));
      l = next;
    }
    for (Rational floor : floors.reversed()) {
      last = floor.plus(Rational.ONE.over(last));
    }
    return last;
  }
}
