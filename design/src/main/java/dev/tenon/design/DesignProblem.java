package dev.tenon.design;

/**
 * A file that can't be read as what it is: exit 2. The message is one sentence: what, where, how to
 * mend it.
 */
public final class DesignProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DesignProblem(String message) {
    super(message);
  }
}
