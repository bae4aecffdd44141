package dev.tenon.multiplex.cli;

/**
 * Something given can't be used; the message says what, where and how to mend it, in one sentence.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
