package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Parses expressions: section 2 of the language, "Constraints". */
final class ExprParser {
  private static final int DEPTH_MAX = 100;
  private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<", "<=", ">", ">=");

  private final List<Token> tokens;
  private final Predicate<String> isParameter;
  private final Predicate<String> isUnit;
  private int next;
  private int depth;

  private ExprParser(List<Token> tokens, Predicate<String> isParameter, Predicate<String> isUnit) {
    this.tokens = tokens;
    this.isParameter = isParameter;
    this.isUnit = isUnit;
  }

  /**
   * Parses a whole text.
   *
   * @param hyphenated words with hyphens that are values of enumerations
   * @param isParameter whether a parameter has that name
   * @param isUnit whether some row counts in a unit of that name
   * @throws WrongText at the first wrong word
   */
  static Expr parse(
      String text,
      Set<String> hyphenated,
      Predicate<String> isParameter,
      Predicate<String> isUnit) {
    ExprParser parser = new ExprParser(Tokens.of(text, hyphenated), isParameter, isUnit);
    if (parser.peek().kind() == Token.Kind.END) {
      throw new WrongText(
          new Text("There is no expression here.", "这里没有表达式。"), Text.NONE, 0, text.length());
    }
    Expr whole = parser.implication();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected();
    }
    return whole;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean accept(String keyword) {
    if (peek().isKeyword(keyword)) {
      next++;
      return true;
    }
    return false;
  }

  private Expr implication() {
    List<Expr> parts = list("implies", this::disjunction);
    return parts.size() == 1
        ? parts.getFirst()
        : new Expr.Implies(parts, parts.getFirst().start(), parts.getLast().end());
  }

  private Expr disjunction() {
    List<Expr> parts = list("or", this::conjunction);
    return parts.size() == 1
        ? parts.getFirst()
        : new Expr.Or(parts, parts.getFirst().start(), parts.getLast().end());
  }

  private Expr conjunction() {
    List<Expr> parts = list("and", this::negation);
    return parts.size() == 1
        ? parts.getFirst()
        : new Expr.And(parts, parts.getFirst().start(), parts.getLast().end());
  }

  private List<Expr> list(String keyword, Supplier<Expr> part) {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (accept(keyword));
    return parts;
  }

  private Expr negation() {
    Token not = peek();
    if (!accept("not")) {
      return comparison();
    }
    return deeper(
        () -> {
          Expr of = negation();
          return new Expr.Not(of, not.start(), of.end());
        });
  }

  private Expr deeper(Supplier<Expr> inner) {
    if (++depth > DEPTH_MAX) {
      throw new WrongText(
          new Text("This is nested too deeply.", "嵌套过深。"),
          new Text("Give a part of it a derived parameter of its own.", "请把其中一部分写成派生参数。"),
          peek().start(),
          peek().end());
    }
    Expr read = inner.get();
    depth--;
    return read;
  }

  private Expr comparison() {
    List<Expr> sides = new ArrayList<>(List.of(sum()));
    List<String> signs = new ArrayList<>();
    while (peek().kind() == Token.Kind.SIGN && COMPARISONS.contains(peek().text())) {
      String sign = take().text();
      signs.add(sign.equals("==") ? "=" : sign);
      sides.add(sum());
    }
    return signs.isEmpty()
        ? sides.getFirst()
        : new Expr.Compare(sides, signs, sides.getFirst().start(), sides.getLast().end());
  }

  private Expr sum() {
    List<Expr> terms = new ArrayList<>(List.of(product()));
    List<Boolean> minus = new ArrayList<>(List.of(false));
    while (peek().is("+") || peek().is("-")) {
      minus.add(take().is("-"));
      terms.add(product());
    }
    return terms.size() == 1
        ? terms.getFirst()
        : new Expr.Sum(terms, minus, terms.getFirst().start(), terms.getLast().end());
  }

  private Expr product() {
    List<Expr> factors = new ArrayList<>(List.of(unary()));
    List<Boolean> divides = new ArrayList<>(List.of(false));
    while (peek().is("*") || peek().is("/")) {
      divides.add(take().is("/"));
      factors.add(unary());
    }
    return factors.size() == 1
        ? factors.getFirst()
        : new Expr.Product(factors, divides, factors.getFirst().start(), factors.getLast().end());
  }

  private Expr unary() {
    Token sign = peek();
    if (!sign.is("-")) {
      return primary();
    }
    take();
    return deeper(
        () -> {
          Expr of = unary();
          return of instanceof Expr.Num n
              ? new Expr.Num(n.value().negate(), n.unit(), sign.start(), n.end())
              : new Expr.Negative(of, sign.start(), of.end());
        });
  }

  private Expr primary() {
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER) {
      take();
      return number(token);
    }
    if (token.is("(")) {
      take();
      Expr inner = deeper(this::implication);
      if (!peek().is(")")) {
        throw new WrongText(
            new Text("This bracket is not closed.", "这个括号没有闭合。"),
            new Text("Write the `)` that belongs to it.", "请补上与之对应的 `)`。"),
            token.start(),
            token.end());
      }
      take();
      return inner;
    }
    if (token.isKeyword("true") || token.isKeyword("false")) {
      take();
      return new Expr.Truth(token.isKeyword("true"), token.start(), token.end());
    }
    if (token.isWord() && !Tokens.isKeyword(token.text())) {
      take();
      return new Expr.Name(token.text(), token.start(), token.end());
    }
    throw unexpected();
  }

  private Expr number(Token number) {
    Token word = peek();
    if (word.is("%") || word.isWord() && !Tokens.isKeyword(word.text())) {
      if (word.isWord() && isParameter.test(word.text()) && !isUnit.test(word.text())) {
        throw new WrongText(
            new Text(
                "`" + word.text() + "` behind a number would be its unit, but it is a parameter.",
                "数字后的 `" + word.text() + "` 会被当作单位，而它是参数。"),
            new Text("Write `*` between them.", "请在两者之间写 `*`。"),
            number.start(),
            word.end());
      }
      take();
      Unit unit = Units.word(word.text());
      Token last = word;
      while (peek().is("/") && isBelow(last, tokens.get(next + 1))) {
        take();
        last = take();
        unit = unit.over(Units.word(last.text()));
      }
      return new Expr.Num(number.value(), unit, number.start(), last.end());
    }
    return new Expr.Num(number.value(), Unit.NONE, number.start(), number.end());
  }

  /** Whether a word behind {@code /} goes on with a unit. */
  private boolean isBelow(Token unit, Token word) {
    boolean close = word.start() == unit.end() + 1;
    return word.isWord()
        && !Tokens.isKeyword(word.text())
        && !isParameter.test(word.text())
        && (close || isUnit.test(word.text()));
  }

  private WrongText unexpected() {
    Token token = peek();
    if (token.kind() == Token.Kind.END) {
      int last = tokens.size() < 2 ? 0 : tokens.get(tokens.size() - 2).start();
      return new WrongText(
          new Text("The expression breaks off here.", "表达式到此中断。"),
          new Text("Write what belongs behind it.", "请写完整。"),
          last,
          Math.max(last + 1, token.end()));
    }
    if (token.is(")")) {
      return new WrongText(
          new Text("This bracket closes none.", "这个右括号没有对应的左括号。"),
          new Text("Take it out, or write the `(` that belongs to it.", "删去它，或补上对应的 `(`。"),
          token.start(),
          token.end());
    }
    String shown = token.kind() == Token.Kind.NUMBER ? token.value().toString() : token.text();
    return new WrongText(
        new Text("`" + shown + "` is not expected here.", "此处不应出现 `" + shown + "`。"),
        new Text(
            "Between two values stands +, -, *, /, a comparison, and, or, implies.",
            "两个值之间应为 +、-、*、/、比较、and、or 或 implies。"),
        token.start(),
        token.end());
  }
}
