package dev.tenon.multiplex.policy;

/** Whether one more trajectory may begin. */
public final class Admission {
  /** Below this many live trajectories their mean says little. */
  private static final int FEW = 8;

  private Admission() {}

  /** Whether fewer than {@code limit} trajectories are under way. */
  public static boolean byNumber(int live, int limit) {
    // VAL: VAL_NON_NEGATIVE(live)
    if (!(live >= 0)) {
      throw new IllegalArgumentException("live must not be negative, was " + live);
    }

    // VAL: VAL_POSITIVE(limit)
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit must be positive, was " + limit);
    }

    return live < limit;
  }

  /**
   * Whether the caches of the serving ranks, filled {@code fill} times, have room for one more of
   * the mean context. {@code context} is the tokens of all live trajectories, {@code guess} the
   * mean before there is one to measure.
   */
  public static boolean byCache(
      int live, long context, int serving, double kvTokens, double fill, double guess) {
    // VAL: VAL_NON_NEGATIVE(live)
    if (!(live >= 0)) {
      throw new IllegalArgumentException("live must not be negative, was " + live);
    }

    // VAL: VAL_NON_NEGATIVE(serving)
    if (!(serving >= 0)) {
      throw new IllegalArgumentException("serving must not be negative, was " + serving);
    }

    // VAL: VAL_POSITIVE(kvTokens)
    if (!(kvTokens > 0)) {
      throw new IllegalArgumentException("kvTokens must be positive, was " + kvTokens);
    }

    // VAL: VAL_POSITIVE(fill)
    if (!(fill > 0)) {
      throw new IllegalArgumentException("fill must be positive, was " + fill);
    }

    double room = fill * kvTokens * Math.max(1, serving);
    boolean result = live + 1 <= Math.max(1, room / mean(live, context, guess));
    // AST: AST_POSTCONDITION(result || live > 0, "an empty pool admits one")
    if (!(result || live > 0)) {
      throw new AssertionError("an empty pool admits one" + ": result || live > 0");
    }
    return result;
  }

  /** The mean context that is reckoned with, in tokens. */
  static double mean(int live, long context, double guess) {
    // VAL: VAL_NON_NEGATIVE(context)
    if (!(context >= 0)) {
      throw new IllegalArgumentException("context must not be negative, was " + context);
    }

    // VAL: VAL_POSITIVE(guess)
    if (!(guess > 0)) {
      throw new IllegalArgumentException("guess must be positive, was " + guess);
    }

    double result = live < FEW ? guess : Math.max(guess / 4, (double) context / live);
    // AST: AST_POSTCONDITION(result >= guess / 4, "a mean to divide by")
    if (!(result >= guess / 4)) {
      throw new AssertionError("a mean to divide by" + ": result >= guess / 4");
    }
    return result;
  }
}
