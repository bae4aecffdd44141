package dev.tenon.works;

/** The project's class path can't be had; the message says why and what to do, in one sentence. */
public final class ClassPathProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClassPathProblem(String message) {
    super(message);
  }

  ClassPathProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
