package dev.tenon.design.constraints;

import dev.tenon.design.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts an expression into tokens. */
final class Tokens {
  /** Longer expressions are refused. */
  private static final int TOKENS_MAX = 10_000;

  private static final List<String> LONG_SIGNS = List.of("==", "!=", "<=", ">=");
  private static final String SIGNS = "=<>+-*/()%";
  private static final Map<Character, String> SAME =
      Map.of('≠', "!=", '≤', "<=", '≥', ">=", '×', "*", '−', "-");
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "implies", "true", "false");

  private final String text;
  private final Set<String> hyphenated;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text, Set<String> hyphenated) {
    this.text = Folding.fold(text);
    this.hyphenated = hyphenated;
  }

  /**
   * All tokens, with one of kind END last.
   *
   * @param hyphenated words with hyphens that are values of enumerations
   * @throws WrongText at what belongs to no expression
   */
  static List<Token> of(String text, Set<String> hyphenated) {
    return new Tokens(text, hyphenated).read();
  }

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toLowerCase(java.util.Locale.ROOT));
  }

  private List<Token> read() {
    while (at < text.length()) {
      if (tokens.size() > TOKENS_MAX) {
        throw new WrongText(
            new Text("This expression is too long.", "这个表达式太长。"),
            new Text("Write several shorter ones.", "请拆成几个较短的表达式。"),
            0,
            text.length());
      }
      next();
    }
    tokens.add(new Token(Token.Kind.END, "", Rational.ZERO, text.length(), text.length()));
    return tokens;
  }

  private void next() {
    int c = text.codePointAt(at);
    if (Character.isWhitespace(c)) {
      at += Character.charCount(c);
      return;
    }
    Optional<Numeral> number = Numeral.at(text, at);
    if (number.isPresent()) {
      add(Token.Kind.NUMBER, "", number.get().value(), number.get().end());
    } else if (Names.isStart(c)) {
      word();
    } else {
      sign(c);
    }
  }

  private void add(Token.Kind kind, String content, Rational value, int end) {
    tokens.add(new Token(kind, content, value, at, end));
    at = end;
  }

  private void word() {
    int end = name(at);
    int hyphen = end;
    while (!hyphenated.isEmpty() && hyphen < text.length() && text.charAt(hyphen) == '-') {
      hyphen = name(hyphen + 1);
      if (hyphenated.contains(Names.key(text.substring(at, hyphen)))) {
        end = hyphen;
      }
    }
    String name = Names.key(text.substring(at, end));
    if (!tokens.isEmpty() && tokens.getLast().isWord() && !isKeyword(name)) {
      Token before = tokens.getLast();
      boolean joins =
          !isKeyword(before.text())
              && Names.joins(text.codePointBefore(before.end()), text.codePointAt(at));
      if (joins) {
        tokens.removeLast();
        at = before.start();
        name = before.text() + name;
      }
    }
    add(Token.Kind.WORD, name, Rational.ZERO, end);
  }

  /** Behind the name that begins there. */
  private int name(int start) {
    int end = start;
    while (end < text.length() && Names.isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    return Math.max(end, start);
  }

  private void sign(int c) {
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        add(Token.Kind.SIGN, sign, Rational.ZERO, at + 2);
        return;
      }
    }
    String same = SAME.get((char) c);
    if (same != null || c < 128 && SIGNS.indexOf(c) >= 0) {
      add(Token.Kind.SIGN, same != null ? same : Character.toString(c), Rational.ZERO, at + 1);
      return;
    }
    String shown = Character.toString(c);
    throw new WrongText(
        new Text("`" + shown + "` belongs to no expression.", "表达式中不能有 `" + shown + "`。"),
        hint(shown),
        at,
        at + Character.charCount(c));
  }

  private static Text hint(String shown) {
    return switch (shown) {
      case "^" ->
          new Text("There are no powers: write the number out, or 1e9.", "没有乘方：请写出数值，或写作 1e9。");
      case "&" -> new Text("Write `and`.", "请写 `and`。");
      case "|" -> new Text("Write `or`.", "请写 `or`。");
      case "!" -> new Text("Write `not`, or `!=`.", "请写 `not` 或 `!=`。");
      case "," -> new Text("Give each constraint a code span of its own.", "每个约束各用一个代码标记。");
      default ->
          new Text(
              "It takes names, numbers with units, + - * /, comparisons, and, or, not, implies.",
              "可用：名称、带单位的数、+ - * /、比较、and、or、not、implies。");
    };
  }
}
