package dev.tenon.multiplex.core;

/** What goes along when a turn leaves its rank. */
final class Migration {
  private Migration() {}

  /**
   * What a turn keeps that leaves a rank: {@code kept} tokens of earlier attempts, {@code made} of
   * this one, of which {@code booked} are in segments already.
   */
  static Carried leave(Carry carry, int kept, int booked, int made, int rank) {
    // VAL: VAL_NON_NEGATIVE(kept)
    if (!(kept >= 0)) {
      throw new IllegalArgumentException("kept must not be negative, was " + kept);
    }

    // VAL: VAL_INT_RANGE(booked, 0, made)
    if (booked < 0 || booked > made) {
      throw new IllegalArgumentException("booked must be in 0..made, was " + booked);
    }

    // VAL: VAL_NON_NEGATIVE(rank)
    if (!(rank >= 0)) {
      throw new IllegalArgumentException("rank must not be negative, was " + rank);
    }

    if (carry == Carry.RESEND) {
      Carried result = new Carried(0, kept + booked, -1);
      // AST: AST_POSTCONDITION(result.kept() == 0 || result.lost() == 0, "a turn keeps its tokens or loses them")
      if (!(result.kept() == 0 || result.lost() == 0)) {
        throw new AssertionError(
            "a turn keeps its tokens or loses them" + ": result.kept() == 0 || result.lost() == 0");
      }
      // AST: AST_POSTCONDITION(carry == Carry.RESEND ? result.lost() == kept + booked : result.kept() == kept + made, "no token is forgotten")
      if (!(carry == Carry.RESEND
          ? result.lost() == kept + booked
          : result.kept() == kept + made)) {
        throw new AssertionError(
            "no token is forgotten"
                + ": carry == Carry.RESEND ? result.lost() == kept + booked : result.kept() == kept + made");
      }
      return result;
    }
    Carried result = new Carried(kept + made, 0, carry == Carry.KV ? rank : -1);
    // AST: AST_POSTCONDITION(result.kept() == 0 || result.lost() == 0, "a turn keeps its tokens or loses them")
    if (!(result.kept() == 0 || result.lost() == 0)) {
      throw new AssertionError(
          "a turn keeps its tokens or loses them" + ": result.kept() == 0 || result.lost() == 0");
    }
    // AST: AST_POSTCONDITION(carry == Carry.RESEND ? result.lost() == kept + booked : result.kept() == kept + made, "no token is forgotten")
    if (!(carry == Carry.RESEND ? result.lost() == kept + booked : result.kept() == kept + made)) {
      throw new AssertionError(
          "no token is forgotten"
              + ": carry == Carry.RESEND ? result.lost() == kept + booked : result.kept() == kept + made");
    }
    return result;
  }

  /** What a turn keeps when its rank is lost, where turns that move keep {@code migration}. */
  static Carry afterLoss(Carry migration) {
    Carry result = migration == Carry.RESEND ? Carry.RESEND : Carry.PREFIX;
    // AST: AST_POSTCONDITION(result == Carry.RESEND || result == Carry.PREFIX, "the cache is gone")
    if (!(result == Carry.RESEND || result == Carry.PREFIX)) {
      throw new AssertionError(
          "the cache is gone" + ": result == Carry.RESEND || result == Carry.PREFIX");
    }
    return result;
  }
}
