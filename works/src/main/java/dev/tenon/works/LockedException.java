package dev.tenon.works;

/** Another command is at work in the project; the message names it. */
public final class LockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LockedException(String message) {
    super(message);
  }
}
