package dev.tenon.design.constraints;

/**
 * A token of an expression.
 *
 * @param text of a word its normal form; of a sign one of those of the grammar, in ASCII
 * @param value of a number, else zero
 * @param start index of its first character
 * @param end behind its last
 */
record Token(Kind kind, String text, Rational value, int start, int end) {

  /** What a token is. */
  enum Kind {
    NUMBER,
    WORD,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether it is a word of the grammar. */
  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }
}
