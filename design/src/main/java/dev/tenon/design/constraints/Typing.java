package dev.tenon.design.constraints;

import dev.tenon.design.Located;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an expression says: its type, its dimension, and its formula, linear once known
 * values are put in. What is wrong is reported where it stands, and null returned.
 */
final class Typing {
  /** Formulas of more parts than this come from expressions that nobody reads. */
  private static final int SIZE_MAX = 20_000;

  private final Map<String, Param> params;
  private final Words words;
  private final BitSet whole;
  private final Located text;
  private final String item;
  private final List<Fault> faults;
  private final BitSet needs = new BitSet();

  /**
   * A number.
   *
   * @param zero whether it is the bare number 0, which fits everything
   * @param literal whether no name stands in it
   */
  record Numeric(Linear linear, Dimension dimension, boolean zero, boolean literal) {}

  /**
   * @param words codes of the words of enumerations
   * @param whole variables that are whole
   * @param text the expression as it stands
   * @param item whose it is
   * @param faults where wrong text is added
   */
  Typing(
      Map<String, Param> params,
      Words words,
      BitSet whole,
      Located text,
      String item,
      List<Fault> faults) {
    this.params = params;
    this.words = words;
    this.whole = whole;
    this.text = text;
    this.item = item;
    this.faults = faults;
  }

  /** Parameters whose known values were put in. */
  BitSet needs() {
    return needs;
  }

  /** What a whole expression asks; it is too large to be meant otherwise. */
  @Nullable Formula truth(Expr expr) {
    Formula formula = logic(expr);
    if (formula != null && formula.size() > SIZE_MAX) {
      return bad(
          expr,
          new Text("This expression is too large.", "这个表达式太大。"),
          new Text("Write several smaller ones.", "请拆成几个较小的。"));
    }
    return formula;
  }

  private @Nullable Formula logic(Expr expr) {
    return switch (expr) {
      case Expr.Truth t -> t.value() ? Formula.TRUE : Formula.FALSE;
      case Expr.Name name -> bare(name);
      case Expr.Not not -> {
        Formula of = logic(not.of());
        yield of == null ? null : Formula.not(of, whole);
      }
      case Expr.And and -> {
        List<Formula> parts = all(and.of());
        yield parts == null ? null : Formula.and(parts);
      }
      case Expr.Or or -> {
        List<Formula> parts = all(or.of());
        yield parts == null ? null : Formula.or(parts);
      }
      case Expr.Implies implies -> {
        List<Formula> parts = all(implies.of());
        if (parts == null) {
          yield null;
        }
        for (int i = 0; i < parts.size() - 1; i++) {
          parts.set(i, Formula.not(parts.get(i), whole));
        }
        yield Formula.or(parts);
      }
      case Expr.Compare compare -> chain(compare);
      case Expr.Num _, Expr.Sum _, Expr.Product _, Expr.Negative _ ->
          bad(
              expr,
              new Text(
                  "`" + source(expr) + "` is a number, not something that holds or not.",
                  "`" + source(expr) + "` 是数，不是可真可假的条件。"),
              new Text("Compare it: `… <= …`.", "请写成比较：`… <= …`。"));
    };
  }

  private @Nullable List<Formula> all(List<Expr> exprs) {
    List<Formula> parts = new ArrayList<>();
    for (Expr expr : exprs) {
      Formula part = logic(expr);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == exprs.size() ? parts : null;
  }

  private @Nullable Formula bare(Expr.Name name) {
    Param param = params.get(name.name());
    if (param == null) {
      return unknown(name, params.keySet());
    }
    if (param.kind == Param.Kind.TRUTH) {
      return isTrue(param);
    }
    if (param.kind == null || param.dimension == null) {
      return null;
    }
    String sort = param.kind == Param.Kind.WORD ? "one of several words" : "a number";
    return bad(
        name,
        new Text(
            "`" + name.name() + "` is " + sort + ", not something that holds or not.",
            "`" + name.name() + "` 是" + (param.kind == Param.Kind.WORD ? "枚举" : "数") + "，不是布尔值。"),
        new Text("Compare it: `" + name.name() + " = …`.", "请写成比较：`" + name.name() + " = …`。"));
  }

  private static Formula isTrue(Param param) {
    return new Formula.Atom(
        Linear.variable(param.index).negate().plus(Rational.ONE), Formula.Rel.LE);
  }

  private @Nullable Formula chain(Expr.Compare compare) {
    List<Formula> parts = new ArrayList<>();
    boolean wrong = false;
    for (int i = 0; i < compare.signs().size(); i++) {
      int said = faults.size();
      Formula part =
          pair(compare.sides().get(i), compare.signs().get(i), compare.sides().get(i + 1));
      if (part == null) {
        wrong = true;
        if (faults.size() > said) {
          return null; // the side that both neighbours share is said once
        }
      } else {
        parts.add(part);
      }
    }
    return wrong ? null : Formula.and(parts);
  }

  private Param.@Nullable Kind kind(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> {
        Param param = params.get(name.name());
        yield param == null ? null : param.kind;
      }
      case Expr.Num _, Expr.Sum _, Expr.Product _, Expr.Negative _ -> Param.Kind.NUMBER;
      default -> Param.Kind.TRUTH;
    };
  }

  private @Nullable Formula pair(Expr left, String sign, Expr right) {
    Param.Kind l = kind(left);
    Param.Kind r = kind(right);
    if (l == Param.Kind.WORD || r == Param.Kind.WORD) {
      return wordPair(left, sign, right, l == Param.Kind.WORD);
    }
    if (l == Param.Kind.TRUTH || r == Param.Kind.TRUTH) {
      return truthPair(left, sign, right);
    }
    return numberPair(left, sign, right);
  }

  private boolean isEquality(Expr left, String sign, Expr right, Text what) {
    if (sign.equals("=") || sign.equals("!=")) {
      return true;
    }
    bad(
        left.start(),
        right.end(),
        new Text(
            "`" + sign + "` does not compare " + what.english() + ".",
            "`" + sign + "` 不能比较" + what.chinese() + "。"),
        new Text("Use = or !=.", "请用 = 或 !=。"));
    return false;
  }

  private @Nullable Formula wordPair(Expr left, String sign, Expr right, boolean wordLeft) {
    if (!isEquality(left, sign, right, new Text("words", "枚举值"))) {
      return null;
    }
    Expr.Name one = (Expr.Name) (wordLeft ? left : right);
    Param param = params.get(one.name());
    Expr other = wordLeft ? right : left;
    if (param == null) {
      return null;
    }
    Linear second;
    Collection<String> domain = words.domain(param);
    if (other instanceof Expr.Name name && domain.contains(name.name())) {
      second = Linear.of(words.code(name.name()));
    } else if (other instanceof Expr.Name name
        && params.get(name.name()) instanceof Param same
        && same.kind == Param.Kind.WORD) {
      second = Linear.variable(same.index);
    } else if (other instanceof Expr.Name name
        && domain.isEmpty()
        && !params.containsKey(name.name())) {
      second = Linear.of(words.code(name.name()));
    } else if (other instanceof Expr.Name name) {
      return unknownWord(name, param, domain);
    } else {
      return bad(
          other,
          new Text(
              "`" + param.name() + "` is one of several words; `" + source(other) + "` is none.",
              "`" + param.name() + "` 是枚举，`" + source(other) + "` 不是它的值。"),
          new Text(
              "Its values: " + String.join(", ", domain) + ".",
              "取值：" + String.join("、", domain) + "。"));
    }
    return Formula.compare(
        Linear.variable(param.index).minus(second),
        sign.equals("=") ? Formula.Rel.EQ : Formula.Rel.NE,
        whole);
  }

  private @Nullable Formula unknownWord(Expr.Name name, Param param, Collection<String> domain) {
    faults.add(
        new Fault(
            Fault.Kind.BAD_EXPRESSION,
            List.of(item),
            text.at(name.start(), name.end()),
            new Text(
                "`" + name.name() + "` is none of the values of " + param.name() + ".",
                "`" + name.name() + "` 不是 " + param.name() + " 的取值。"),
            new Text(
                "Its values: " + String.join(", ", domain) + ".",
                "取值：" + String.join("、", domain) + "。"),
            name.name(),
            name.name(),
            domain));
    return null;
  }

  private @Nullable Formula truthPair(Expr left, String sign, Expr right) {
    if (!isEquality(left, sign, right, new Text("what holds or not", "布尔值"))) {
      return null;
    }
    Formula l = logic(left);
    Formula r = logic(right);
    if (l == null || r == null) {
      return null;
    }
    if ((long) l.size() + r.size() > SIZE_MAX) {
      return bad(
          left,
          new Text("This expression is too large.", "这个表达式太大。"),
          new Text("Write several smaller ones.", "请拆成几个较小的。"));
    }
    boolean same = sign.equals("=");
    Formula notL = Formula.not(l, whole);
    Formula notR = Formula.not(r, whole);
    return Formula.or(
        List.of(
            Formula.and(List.of(l, same ? r : notR)), Formula.and(List.of(notL, same ? notR : r))));
  }

  private @Nullable Formula numberPair(Expr left, String sign, Expr right) {
    Numeric l = number(left);
    Numeric r = number(right);
    if (l == null || r == null || !fits(l, r, left, right)) {
      return null;
    }
    Linear below = l.linear().minus(r.linear());
    return switch (sign) {
      case "=" -> Formula.compare(below, Formula.Rel.EQ, whole);
      case "!=" -> Formula.compare(below, Formula.Rel.NE, whole);
      case "<" -> Formula.compare(below, Formula.Rel.LT, whole);
      case "<=" -> Formula.compare(below, Formula.Rel.LE, whole);
      case ">" -> Formula.compare(below.negate(), Formula.Rel.LT, whole);
      default -> Formula.compare(below.negate(), Formula.Rel.LE, whole);
    };
  }

  private boolean fits(Numeric l, Numeric r, Expr left, Expr right) {
    if (l.zero() || r.zero() || l.dimension().fits(r.dimension())) {
      return true;
    }
    // the narrowest wrong text is the number that lacks a unit, or has another; else both sides
    Expr wrong = right instanceof Expr.Num ? right : left instanceof Expr.Num ? left : null;
    int start = wrong == null ? left.start() : wrong.start();
    int end = wrong == null ? right.end() : wrong.end();
    Text a = l.dimension().words();
    Text b = r.dimension().words();
    faults.add(
        new Fault(
            Fault.Kind.UNIT_MISMATCH,
            List.of(item),
            text.at(start, end),
            new Text(
                "`%s` is %s, `%s` is %s: they have no common unit."
                    .formatted(source(left), a.english(), source(right), b.english()),
                "`%s` 是%s，`%s` 是%s：单位不一致。"
                    .formatted(source(left), a.chinese(), source(right), b.chinese())),
            unitHint(left, right, l, r),
            text.text().substring(left.start(), right.end())));
    return false;
  }

  private static Text unitHint(Expr left, Expr right, Numeric l, Numeric r) {
    for (Expr side : List.of(left, right)) {
      if (side instanceof Expr.Num num) {
        String meant = Units.meant(num.unit().text());
        Dimension other = side == left ? r.dimension() : l.dimension();
        if (!meant.isEmpty() && Units.word(meant).dimension().fits(other)) {
          return new Text("Did you mean the unit " + meant + "?", "单位是否指 " + meant + "？");
        }
        if (num.unit().isNone()) {
          return new Text(
              "Give the number a unit: only 0 fits without one.", "请给这个数写上单位；只有 0 可以不写。");
        }
      }
    }
    return new Text("Compare amounts of one dimension.", "只能比较或相加同一量纲的量。");
  }

  /** The number that an expression is. */
  @Nullable Numeric number(Expr expr) {
    return switch (expr) {
      case Expr.Num num ->
          new Numeric(
              Linear.of(num.amount()),
              num.unit().dimension(),
              num.value().isZero() && num.unit().isNone(),
              true);
      case Expr.Name name -> named(name);
      case Expr.Negative negative -> {
        Numeric of = number(negative.of());
        yield of == null
            ? null
            : new Numeric(of.linear().negate(), of.dimension(), of.zero(), of.literal());
      }
      case Expr.Sum sum -> sum(sum);
      case Expr.Product product -> product(product);
      default ->
          bad(
              expr,
              new Text("`" + source(expr) + "` is no number.", "`" + source(expr) + "` 不是数。"),
              new Text("Reckon with numbers only.", "只能用数来计算。"));
    };
  }

  private @Nullable Numeric named(Expr.Name name) {
    Param param = params.get(name.name());
    if (param == null) {
      return unknown(name, params.keySet());
    }
    if (param.kind == Param.Kind.NUMBER) {
      return param.dimension == null
          ? null
          : new Numeric(Linear.variable(param.index), param.dimension, false, false);
    }
    return param.kind == null
        ? null
        : bad(
            name,
            new Text("`" + name.name() + "` is no number.", "`" + name.name() + "` 不是数。"),
            new Text("Reckon with numbers only.", "只能用数来计算。"));
  }

  private @Nullable Numeric sum(Expr.Sum sum) {
    Linear.Sum linear = new Linear.Sum();
    Numeric before = null;
    Expr last = sum.terms().getFirst();
    boolean literal = true;
    boolean wrong = false;
    for (int i = 0; i < sum.terms().size(); i++) {
      Expr expr = sum.terms().get(i);
      Numeric term = number(expr);
      if (term == null || before != null && !fits(before, term, last, expr)) {
        wrong = true;
        continue;
      }
      linear.add(term.linear(), sum.minus().get(i));
      literal &= term.literal();
      Dimension dimension =
          before == null || before.zero()
              ? term.dimension()
              : term.zero() ? before.dimension() : before.dimension().or(term.dimension());
      before =
          new Numeric(
              term.linear(), dimension, (before == null || before.zero()) && term.zero(), literal);
      last = expr;
    }
    if (wrong || before == null) {
      return null;
    }
    return checked(sum, new Numeric(linear.build(), before.dimension(), before.zero(), literal));
  }

  private @Nullable Numeric product(Expr.Product product) {
    Numeric all = number(product.factors().getFirst());
    for (int i = 1; i < product.factors().size(); i++) {
      Expr expr = product.factors().get(i);
      Numeric factor = number(expr);
      if (factor == null || all == null) {
        all = null;
        continue;
      }
      all =
          product.divides().get(i)
              ? quotient(product, all, factor, expr)
              : product(product, all, factor, expr);
      all = all == null ? null : checked(product, all);
    }
    return all;
  }

  private @Nullable Numeric product(Expr.Product whole, Numeric a, Numeric b, Expr second) {
    boolean secondKnown = isKnown(b.linear());
    if (!secondKnown && !isKnown(a.linear())) {
      return bad(
          whole.start(),
          second.end(),
          new Text(
              "`"
                  + text.text().substring(whole.start(), second.end())
                  + "` multiplies two unknowns.",
              "`" + text.text().substring(whole.start(), second.end()) + "` 是两个未知量相乘。"),
          new Text(
              "Give one of the parameters a value; a constraint is linear.",
              "请给其中一个参数取值；约束须是线性的。"));
    }
    boolean scaleFirst = secondKnown && (b.linear().isConstant() || !a.linear().isConstant());
    Numeric factor = scaleFirst ? b : a;
    Numeric scaled = scaleFirst ? a : b;
    return new Numeric(
        scaled.linear().times(value(factor.linear())),
        a.dimension().times(b.dimension()),
        false,
        a.literal() && b.literal());
  }

  private @Nullable Numeric quotient(Expr.Product whole, Numeric a, Numeric b, Expr divisor) {
    if (!isKnown(b.linear())) {
      return bad(
          divisor,
          new Text(
              "The divisor `" + source(divisor) + "` has no known value.",
              "除数 `" + source(divisor) + "` 没有已知的值。"),
          new Text("Give it a value, or multiply both sides by it.", "请给它取值，或两边同乘以它。"));
    }
    Rational by = value(b.linear());
    if (by.isZero()) {
      return bad(
          divisor,
          new Text("`" + source(whole) + "` divides by zero.", "`" + source(whole) + "` 除以零。"),
          new Text("Give the divisor another value.", "请给除数另取一个值。"));
    }
    return new Numeric(
        a.linear().times(Rational.ONE.over(by)),
        a.dimension().over(b.dimension()),
        a.zero(),
        a.literal() && b.literal());
  }

  private @Nullable Numeric checked(Expr expr, Numeric numeric) {
    return numeric.linear().isHuge()
        ? bad(
            expr,
            new Text("This number is too large to reckon with.", "这个数太大，无法计算。"),
            new Text("Use larger units, or smaller numbers.", "请使用更大的单位或较小的数。"))
        : numeric;
  }

  /** Whether it has a value once known values are put in. */
  boolean isKnown(Linear linear) {
    return linear.terms().keySet().stream().allMatch(v -> words.param(v).known != null);
  }

  /** The value once known values are put in, and that they were. */
  Rational value(Linear linear) {
    Rational sum = linear.constant();
    for (Map.Entry<Integer, Rational> term : linear.terms().entrySet()) {
      Param param = words.param(term.getKey());
      needs.or(param.knownFrom);
      Rational known = param.known == null ? Rational.ZERO : param.known;
      sum = sum.plus(term.getValue().times(known));
    }
    return sum;
  }

  private <T> @Nullable T unknown(Expr.Name name, Collection<String> names) {
    faults.add(
        new Fault(
            Fault.Kind.BAD_EXPRESSION,
            List.of(item),
            text.at(name.start(), name.end()),
            new Text(
                "There is no parameter `" + name.name() + "`.", "没有名为 `" + name.name() + "` 的参数。"),
            new Text("Give it a row in a table of parameters.", "请在参数表中加上一行。"),
            name.name(),
            name.name(),
            new TreeSet<>(names)));
    return null;
  }

  private <T> @Nullable T bad(Expr expr, Text message, Text hint) {
    return bad(expr.start(), expr.end(), message, hint);
  }

  private <T> @Nullable T bad(int start, int end, Text message, Text hint) {
    faults.add(
        new Fault(
            Fault.Kind.BAD_EXPRESSION,
            List.of(item),
            text.at(start, end),
            message,
            hint,
            text.text().substring(start, end)));
    return null;
  }

  private String source(Expr expr) {
    return text.text().substring(expr.start(), expr.end());
  }
}
