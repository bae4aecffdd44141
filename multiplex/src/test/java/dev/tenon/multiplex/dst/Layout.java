package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Limits;
import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.policy.AdaptivePolicy;
import dev.tenon.multiplex.policy.FixedPolicy;
import dev.tenon.multiplex.policy.InFlight;
import dev.tenon.multiplex.policy.MultiplexPolicy;
import java.util.function.Supplier;

/**
 * A small world, all of it drawn from a seed.
 *
 * @param events events after which faults stop; the fewer, the shorter a failure is to read
 */
record Layout(long seed, int ranks, Terms terms, Supplier<Policy> policies, int events) {
  private static final Limits LIMITS = new Limits(1, 10, 10, 10, 10, 60, 80, 20, 40, 90);

  static Layout of(long seed) {
    Dice dice = new Dice(seed);
    int ranks = 2 + dice.below(7, "ranks", 0, 0);
    int group = 1 + dice.below(4, "group", 0, 0);
    int batch = group * Math.max(1, (4 + dice.below(13, "batch", 0, 0)) / group);
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
    Supplier<Policy> policies = () -> policy(dice, ranks, inFlight);
    return new Layout(seed, ranks, terms, policies, 100 + dice.below(600, "events", 0, 0));
  }

  private static Policy policy(Dice dice, int ranks, int inFlight) {
    InFlight limit = new InFlight.Fixed(inFlight);
    int lent = dice.below(ranks, "lent", 0, 0);
    return switch (dice.below(10, "policy", 0, 0)) {
      case 0, 1 ->
          new FixedPolicy(
              limit,
              lent,
              dice.below(3, "early", 0, 0),
              dice.below(4, "gate", 0, 0) - 1,
              dice.heads(0.5, "oldest", 0, 0),
              dice.heads(0.5, "streaming", 0, 0));
      case 2 -> new AdaptivePolicy(limit, Math.max(1, lent));
      case 3, 4 -> {
        int floor = Math.max(1, Math.min(2, lent));
        yield new MultiplexPolicy(limit, floor, 1000, MultiplexPolicy.Parts.ALL);
      }
      default -> new ChancePolicy(dice, ranks, inFlight);
    };
  }

  Layout withEvents(int count) {
    return new Layout(seed, ranks, terms, policies, count);
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + ranks + " ranks, " + terms + ", " + policies.get();
  }
}
