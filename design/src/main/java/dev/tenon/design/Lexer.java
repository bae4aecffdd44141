package dev.tenon.design;

import dev.tenon.design.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts declarations and expressions of C-like languages and of Python into tokens. */
final class Lexer {
  private static final List<String> LONG_SIGNS =
      List.of("...", "->", "::", "==", "!=", "<=", ">=", ":=", "&&", "||");
  private static final String SIGNS = "()[]{}<>,;:.=@?&|*+-/%!^~";

  private final String text;
  private final boolean python;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  private Lexer(String text, boolean python) {
    this.text = text;
    this.python = python;
  }

  /** All tokens, comments left out, with one of kind END last. */
  static List<Lexeme> read(String text, String language) {
    return new Lexer(text, language.equals("python")).read();
  }

  private List<Lexeme> read() {
    while (at < text.length()) {
      int start = at;
      Kind kind = next();
      if (kind != Kind.END) {
        lexemes.add(new Lexeme(kind, text.substring(start, at), start));
      }
    }
    lexemes.add(new Lexeme(Kind.END, "", text.length()));
    return lexemes;
  }

  /** Moves behind the next token; END where it was none. */
  private Kind next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      return Kind.END;
    }
    if (skipComment()) {
      return Kind.END;
    }
    if (Character.isDigit(c)) {
      number();
      return Kind.NUMBER;
    }
    if (Character.isUnicodeIdentifierStart(c) || c == '_' || c == '$') {
      word();
      boolean prefix =
          python && at < text.length() && isQuote(text.charAt(at)) && at - lastStart() <= 2;
      return prefix ? string() : Kind.WORD;
    }
    if (isQuote(c)) {
      return string();
    }
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return Kind.SIGN;
      }
    }
    at++;
    return SIGNS.indexOf(c) >= 0 ? Kind.SIGN : Kind.WRONG;
  }

  private int lastStart() {
    int start = at;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private boolean skipComment() {
    boolean line = python ? text.charAt(at) == '#' : text.startsWith("//", at);
    if (line) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return true;
    }
    if (!python && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return true;
    }
    return false;
  }

  private void number() {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean point = c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
      if (!point && !Character.isLetterOrDigit(c) && c != '_') {
        return;
      }
      at++;
    }
  }

  private void word() {
    while (at < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '$')) {
      at++;
    }
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private Kind string() {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    boolean block = text.startsWith(triple, at);
    String close = block ? triple : String.valueOf(quote);
    at += close.length();
    while (at < text.length()) {
      if (text.startsWith(close, at)) {
        at += close.length();
        return Kind.STRING;
      }
      if (!block && text.charAt(at) == '\n') {
        return Kind.WRONG;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = text.length();
    return Kind.WRONG;
  }
}
