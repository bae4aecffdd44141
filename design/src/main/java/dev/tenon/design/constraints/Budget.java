package dev.tenon.design.constraints;

/**
 * What a check may spend on constraints. Counted in questions and in steps of the solver, so that
 * the same design gives the same answer on every machine; the clock only ends what hangs.
 */
final class Budget {
  /** Times that the solver may ask whether to go on, for one question. */
  private static final int STEPS_PER_QUESTION = 20_000;

  private static final int STEPS = 100_000;
  private static final int QUESTIONS = 20_000;
  private static final long NANOS = 20_000_000_000L;

  private long questions = QUESTIONS;
  private long steps = STEPS;
  private long stepsOfQuestion;
  private final long start = System.nanoTime();

  /** Asks for one more question; false when there are none left. */
  boolean question() {
    stepsOfQuestion = STEPS_PER_QUESTION;
    return questions-- > 0;
  }

  /** Whether the solver has to stop; each time that it asks counts. */
  boolean isSpent() {
    steps--;
    stepsOfQuestion--;
    return steps < 0 || stepsOfQuestion < 0 || System.nanoTime() - start > NANOS;
  }

  /** Whether nothing more can be asked of the solver. */
  boolean isEmpty() {
    return questions <= 0 || steps <= 0 || System.nanoTime() - start > NANOS;
  }
}
