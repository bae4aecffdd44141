package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Limits;
import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.policy.FixedPolicy;
import dev.tenon.multiplex.policy.InFlight;

/**
 * A small world, all of it drawn from a seed.
 *
 * @param events events after which faults stop; the fewer, the shorter a failure is to read
 */
record Layout(long seed, int ranks, Terms terms, Policy policy, int events) {
  private static final Limits LIMITS = new Limits(1, 10, 10, 10, 10, 60, 80, 20, 40, 90);

  static Layout of(long seed) {
    Dice dice = new Dice(seed);
    int ranks = 2 + dice.below(7, "ranks", 0, 0);
    int group = 1 + dice.below(4, "group", 0, 0);
    int batch = group * Math.max(1, (4 + dice.below(13, "batch", 0, 0)) / group);
    boolean fixed = dice.heads(0.3, "fixed", 0, 0);
    Carry[] moves = {Carry.RESEND, Carry.PREFIX, Carry.KV};
    Terms terms =
        new Terms(
            batch,
            group,
            dice.below(3, "staleness", 0, 0),
            dice.heads(0.5, "ordered", 0, 0),
            1000,
            moves[dice.below(3, "migration", 0, 0)],
            Carry.values()[dice.below(4, "sync", 0, 0)],
            dice.heads(0.15, "locked", 0, 0) ? 3 : 0,
            LIMITS);
    int inFlight = 1 + dice.below(2 * batch, "inflight", 0, 0);
    Policy policy =
        fixed
            ? new FixedPolicy(
                new InFlight.Fixed(inFlight),
                dice.below(ranks, "lent", 0, 0),
                dice.below(3, "early", 0, 0),
                dice.below(4, "gate", 0, 0) - 1,
                dice.heads(0.5, "oldest", 0, 0))
            : new ChancePolicy(dice, ranks, inFlight);
    return new Layout(seed, ranks, terms, policy, 100 + dice.below(600, "events", 0, 0));
  }

  Layout withEvents(int count) {
    return new Layout(seed, ranks, terms, policy, count);
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + ranks + " ranks, " + terms + ", " + policy;
  }
}
