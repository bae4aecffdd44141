package dev.tenon.design.constraints;

import de.uni_freiburg.informatik.ultimate.logic.Annotation;
import de.uni_freiburg.informatik.ultimate.logic.ApplicationTerm;
import de.uni_freiburg.informatik.ultimate.logic.ConstantTerm;
import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.logic.Model;
import de.uni_freiburg.informatik.ultimate.logic.SMTLIBException;
import de.uni_freiburg.informatik.ultimate.logic.Script.LBool;
import de.uni_freiburg.informatik.ultimate.logic.Sort;
import de.uni_freiburg.informatik.ultimate.logic.Term;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SMTInterpol, asked about parts of one system; loaded when the first question is asked. */
final class Smt {
  private final SMTInterpol script;
  private final Term[] variables;
  private final boolean[] isWhole;
  private final Sort real;
  private final Map<Integer, Term> terms = new HashMap<>();

  /**
   * @param count how many variables there are
   * @param whole which of them are whole
   */
  Smt(int count, BitSet whole, Budget budget) {
    script = new SMTInterpol(new DefaultLogger(), budget::isSpent);
    script.setOption(":verbosity", BigInteger.ZERO);
    script.setOption(":produce-unsat-cores", true);
    script.setOption(":produce-models", true);
    script.setLogic(Logics.QF_LIRA);
    real = script.sort("Real");
    variables = new Term[count];
    isWhole = new boolean[count];
    for (int i = 0; i < count; i++) {
      isWhole[i] = whole.get(i);
      script.declareFun("x" + i, new Sort[0], isWhole[i] ? script.sort("Int") : real);
      variables[i] = script.term("x" + i);
    }
  }

  /** Adds a part; it counts only in questions that name it. */
  void add(int part, Formula formula) {
    terms.put(part, term(formula));
  }

  private Term term(Formula formula) {
    return switch (formula) {
      case Formula.Atom(Linear sum, Formula.Rel rel) -> {
        Term left = term(sum);
        Term zero = rational(Rational.ZERO);
        yield switch (rel) {
          case LE -> script.term("<=", left, zero);
          case LT -> script.term("<", left, zero);
          case EQ -> script.term("=", left, zero);
          case NE -> script.term("not", script.term("=", left, zero));
        };
      }
      case Formula.And and -> join("and", "true", and.parts());
      case Formula.Or or -> join("or", "false", or.parts());
    };
  }

  private Term join(String operator, String empty, List<Formula> parts) {
    return parts.isEmpty()
        ? script.term(empty)
        : parts.size() == 1
            ? term(parts.getFirst())
            : script.term(operator, parts.stream().map(this::term).toArray(Term[]::new));
  }

  private Term term(Linear sum) {
    List<Term> terms = new ArrayList<>();
    sum.terms()
        .forEach(
            (v, c) -> {
              Term variable = isWhole[v] ? script.term("to_real", variables[v]) : variables[v];
              terms.add(
                  c.equals(Rational.ONE) ? variable : script.term("*", rational(c), variable));
            });
    if (!sum.constant().isZero() || terms.isEmpty()) {
      terms.add(rational(sum.constant()));
    }
    return terms.size() == 1 ? terms.getFirst() : script.term("+", terms.toArray(Term[]::new));
  }

  private Term rational(Rational value) {
    return de.uni_freiburg.informatik.ultimate.logic.Rational.valueOf(
            value.numerator(), value.denominator())
        .toTerm(real);
  }

  /**
   * Whether some parts can hold together. Each question is asserted anew above the declarations:
   * assumptions, which would save that, fail assertions of the solver when they are asked again.
   */
  Answer ask(BitSet parts) {
    script.push(1);
    try {
      for (int part : parts.stream().toArray()) {
        Term term = terms.get(part);
        if (term != null) {
          script.assertTerm(script.annotate(term, new Annotation(":named", "p" + part)));
        }
      }
      LBool found = script.checkSat();
      return switch (found) {
        case SAT -> new Answer.Holds(values());
        case UNSAT -> new Answer.Fails(core());
        case UNKNOWN -> new Answer.Open();
      };
    } catch (SMTLIBException e) {
      return new Answer.Open(); // what it can't answer is named as not decided
    } finally {
      script.pop(1);
    }
  }

  private Rational[] values() {
    Model model = script.getModel();
    Rational[] values = new Rational[variables.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rational(model.evaluate(variables[i]));
    }
    return values;
  }

  private static Rational rational(Term term) {
    return switch (term) {
      case ConstantTerm constant ->
          switch (constant.getValue()) {
            case de.uni_freiburg.informatik.ultimate.logic.Rational r ->
                new Rational(r.numerator(), r.denominator());
            case BigInteger whole -> Rational.of(whole);
            case BigDecimal decimal -> Rational.of(decimal);
            default -> throw new SMTLIBException("no number: " + term);
          };
      case ApplicationTerm of when of.getParameters().length == 1 ->
          of.getFunction().getName().equals("-")
              ? rational(of.getParameters()[0]).negate()
              : rational(of.getParameters()[0]);
      case ApplicationTerm of
          when of.getParameters().length == 2 && of.getFunction().getName().equals("/") ->
          rational(of.getParameters()[0]).over(rational(of.getParameters()[1]));
      default -> throw new SMTLIBException("no number: " + term);
    };
  }

  private BitSet core() {
    BitSet core = new BitSet();
    for (Term term : script.getUnsatCore()) {
      core.set(Integer.parseInt(term.toString().substring(1)));
    }
    return core;
  }
}
