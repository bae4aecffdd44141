package dev.tenon.design.constraints;

/** What stops the reading of an expression or a cell; caught where the reading began. */
final class WrongText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Text message;
  private final transient Text hint;
  private final int start;
  private final int end;

  /** Places are indices of the text that is read, the end not included. */
  WrongText(Text message, Text hint, int start, int end) {
    super(message.english(), null, false, false);
    this.message = message;
    this.hint = hint;
    this.start = start;
    this.end = end;
  }

  Text message() {
    return message;
  }

  Text hint() {
    return hint;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
