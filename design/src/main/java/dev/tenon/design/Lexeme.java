package dev.tenon.design;

/**
 * A token of a declaration or an expression.
 *
 * @param text as written; of a string with its quotes
 * @param start index of its first character
 */
record Lexeme(Kind kind, String text, int start) {

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SIGN,
    WRONG,
    END
  }

  int end() {
    return start + text.length();
  }

  boolean is(String wanted) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wanted);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }
}
