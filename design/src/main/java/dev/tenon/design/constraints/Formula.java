package dev.tenon.design.constraints;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must hold: comparisons of sums under <em>and</em> and <em>or</em>, no negation. Booleans are
 * variables of 0 and 1, words of enumerations are numbers of their own.
 */
sealed interface Formula {
  Formula TRUE = new And(List.of(), 1);
  Formula FALSE = new Or(List.of(), 1);

  /** How much of it there is: comparisons and what joins them. */
  int size();

  /** How a sum stands to zero. */
  enum Rel {
    LE,
    LT,
    EQ,
    NE;

    boolean holds(int sign) {
      return switch (this) {
        case LE -> sign <= 0;
        case LT -> sign < 0;
        case EQ -> sign == 0;
        case NE -> sign != 0;
      };
    }
  }

  /** A sum compared with zero; at least one variable. */
  record Atom(Linear sum, Rel rel) implements Formula {
    @Override
    public int size() {
      return 1;
    }
  }

  record And(List<Formula> parts, int size) implements Formula {}

  record Or(List<Formula> parts, int size) implements Formula {}

  /** The comparison of a sum with zero, as strong as the whole variables of it allow. */
  static Formula compare(Linear sum, Rel rel, BitSet whole) {
    if (sum.isConstant()) {
      return rel.holds(sum.constant().signum()) ? TRUE : FALSE;
    }
    for (int variable : sum.terms().keySet()) {
      if (!whole.get(variable)) {
        return new Atom(sum, rel);
      }
    }
    return overWhole(sum, rel);
  }

  private static Formula overWhole(Linear sum, Rel rel) {
    BigInteger below = BigInteger.ONE;
    for (Rational c : sum.terms().values()) {
      below = below.multiply(c.denominator()).divide(below.gcd(c.denominator()));
    }
    BigInteger common = BigInteger.ZERO;
    for (Rational c : sum.terms().values()) {
      common = common.gcd(c.numerator().multiply(below.divide(c.denominator())));
    }
    Rational factor = new Rational(below, common);
    SortedMap<Integer, Rational> terms = new TreeMap<>();
    sum.terms().forEach((v, c) -> terms.put(v, c.times(factor)));
    Rational constant = sum.constant().times(factor);
    return switch (rel) {
      case EQ -> constant.isWhole() ? new Atom(new Linear(terms, constant), rel) : FALSE;
      case NE -> constant.isWhole() ? new Atom(new Linear(terms, constant), rel) : TRUE;
      case LE -> new Atom(new Linear(terms, constant.ceiling()), Rel.LE);
      case LT -> new Atom(new Linear(terms, constant.floor().plus(Rational.ONE)), Rel.LE);
    };
  }

  static Formula and(List<Formula> parts) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : parts) {
      if (part.equals(FALSE)) {
        return FALSE;
      }
      if (part instanceof And inner) {
        flat.addAll(inner.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new And(List.copyOf(flat), size(flat));
  }

  static Formula or(List<Formula> parts) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : parts) {
      if (part instanceof And and && and.parts.isEmpty()) {
        return TRUE;
      }
      if (part instanceof Or inner) {
        flat.addAll(inner.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(List.copyOf(flat), size(flat));
  }

  private static int size(List<Formula> parts) {
    long sum = 1;
    for (Formula part : parts) {
      sum += part.size();
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  /** What holds when this does not. */
  static Formula not(Formula formula, BitSet whole) {
    return switch (formula) {
      case Atom(Linear sum, Rel rel) ->
          switch (rel) {
            case LE -> compare(sum.negate(), Rel.LT, whole);
            case LT -> compare(sum.negate(), Rel.LE, whole);
            case EQ -> new Atom(sum, Rel.NE);
            case NE -> new Atom(sum, Rel.EQ);
          };
      case And and -> or(and.parts.stream().map(p -> not(p, whole)).toList());
      case Or or -> and(or.parts.stream().map(p -> not(p, whole)).toList());
    };
  }

  /** Whether it holds under values of all its variables. */
  default boolean holds(Rational[] values) {
    return switch (this) {
      case Atom(Linear sum, Rel rel) -> rel.holds(sum.at(values).signum());
      case And and -> {
        for (Formula part : and.parts) {
          if (!part.holds(values)) {
            yield false;
          }
        }
        yield true;
      }
      case Or or -> {
        for (Formula part : or.parts) {
          if (part.holds(values)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /** Adds its variables. */
  default void variables(BitSet into) {
    switch (this) {
      case Atom(Linear sum, Rel _) -> sum.terms().keySet().forEach(into::set);
      case And and -> and.parts.forEach(p -> p.variables(into));
      case Or or -> or.parts.forEach(p -> p.variables(into));
    }
  }

  /** The same with its variables renumbered. */
  default Formula renumbered(Map<Integer, Integer> to) {
    return switch (this) {
      case Atom(Linear sum, Rel rel) -> {
        SortedMap<Integer, Rational> terms = new TreeMap<>();
        sum.terms().forEach((v, c) -> terms.put(to.getOrDefault(v, v), c));
        yield new Atom(new Linear(terms, sum.constant()), rel);
      }
      case And and -> new And(and.parts.stream().map(p -> p.renumbered(to)).toList(), and.size);
      case Or or -> new Or(or.parts.stream().map(p -> p.renumbered(to)).toList(), or.size);
    };
  }
}
