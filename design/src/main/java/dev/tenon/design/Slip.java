package dev.tenon.design;

import org.jspecify.annotations.Nullable;

/** What stops the reading of a declaration; caught where the reading began. */
final class Slip extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String chinese;
  private final int start;
  private final int end;

  Slip(String english, String chinese, int start, int end) {
    super(english, null, false, false);
    this.chinese = chinese;
    this.start = start;
    this.end = end;
  }

  static Slip at(Lexeme token, String english, String chinese) {
    return new Slip(english, chinese, token.start(), token.end());
  }

  /** The reading that it leaves; a range at the end of the heading takes in its last character. */
  Declaration.Reading.Unreadable reading(String heading, @Nullable Declaration readable) {
    int length = heading.length();
    int from = Math.clamp(start, 0, Math.max(0, length - 1));
    int to = Math.clamp(end, Math.min(length, from + 1), length);
    return new Declaration.Reading.Unreadable(
        String.valueOf(getMessage()), chinese, from, to, readable);
  }
}
