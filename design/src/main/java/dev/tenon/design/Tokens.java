package dev.tenon.design;

import dev.tenon.design.Lexeme.Kind;
import java.util.List;

/** The tokens of a heading and how far they are read. */
final class Tokens {
  private final String text;
  private final List<Lexeme> all;
  private int at;

  Tokens(String text, String language) {
    this.text = text;
    this.all = Lexer.read(text, language);
  }

  Lexeme peek() {
    return peek(0);
  }

  Lexeme peek(int ahead) {
    return all.get(Math.min(at + ahead, all.size() - 1));
  }

  Lexeme next() {
    Lexeme token = peek();
    if (at < all.size() - 1) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  boolean is(String wanted) {
    return peek().is(wanted);
  }

  /** Reads a token if it is the wanted one. */
  boolean take(String wanted) {
    if (!is(wanted)) {
      return false;
    }
    next();
    return true;
  }

  int index() {
    return at;
  }

  void back(int index) {
    at = index;
  }

  /** The text as written between two tokens, the second not included. */
  String written(int fromIndex, int toIndex) {
    if (toIndex <= fromIndex) {
      return "";
    }
    return text.substring(all.get(fromIndex).start(), all.get(toIndex - 1).end());
  }

  /** Reads over a group in brackets, which begins here. */
  void group() {
    Lexeme open = peek();
    int depth = 0;
    do {
      Lexeme token = next();
      if (token.kind() == Kind.END) {
        throw Slip.at(open, "this bracket is not closed", "括号没有闭合");
      }
      if (token.kind() == Kind.SIGN) {
        depth += brackets(token);
      }
    } while (depth > 0);
  }

  static int brackets(Lexeme token) {
    if (token.kind() != Kind.SIGN || token.text().length() != 1) {
      return 0;
    }
    return switch (token.text().charAt(0)) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /** Anything that can't be a token is wrong wherever it stands. */
  void refuseWrongCharacters() {
    for (Lexeme token : all) {
      if (token.kind() == Kind.WRONG) {
        boolean quote = token.text().startsWith("\"") || token.text().startsWith("'");
        throw quote
            ? Slip.at(token, "this string is not closed", "字符串没有闭合")
            : Slip.at(
                token,
                "`" + token.text() + "` can't stand in a declaration",
                "声明中不能有 `" + token.text() + "`");
      }
    }
  }
}
