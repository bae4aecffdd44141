package dev.tenon.works;

/**
 * A command that can't go on: wrong use, an unreadable file, a state that a person has to mend.
 * Exit 2. The message is one sentence: what, where, how to mend it.
 */
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a file itself says of why it can't be read. */
  static Refusal of(RuntimeException problem) {
    return new Refusal(String.valueOf(problem.getMessage()), problem);
  }
}
