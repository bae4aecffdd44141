package dev.tenon.works.git;

/** Git can't do what is asked; the message says what, where and how to mend it, for a person. */
public final class GitProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GitProblem(String message) {
    super(message);
  }

  public GitProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
