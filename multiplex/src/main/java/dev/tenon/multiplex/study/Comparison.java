package dev.tenon.multiplex.study;

import java.util.ArrayList;
import java.util.List;

/** Policies that met the same trajectories in the same world. */
public record Comparison(World world, List<Of> policies) {
  public Comparison {
    policies = List.copyOf(policies);
  }

  /**
   * One of them.
   *
   * @param asked the policy as it was asked for
   * @param policy with the split that was found, if none was given
   * @param runs by seed
   */
  public record Of(String asked, String policy, List<Run> runs) {
    public Of {
      runs = List.copyOf(runs);
    }

    public Estimate estimate(Metric metric) {
      return Estimate.of(metric, runs);
    }
  }

  /** Runs all policies with the seeds 1 to n. */
  public static Comparison run(World world, List<String> policies, int seeds, Runner runner)
      throws InterruptedException {
    List<String> closed = policies.stream().filter(p -> !Splits.isOpen(p)).toList();
    List<Case> cases = closed.stream().flatMap(p -> world.cases(p, seeds).stream()).toList();
    List<Run> runs = runner.all("simulating", cases);
    List<Of> results = new ArrayList<>();
    int next = 0;
    for (String policy : policies) {
      if (Splits.isOpen(policy)) {
        Splits.Best best = Splits.best(world, seeds, runner);
        results.add(new Of(policy, best.policy(), best.runs()));
      } else {
        results.add(new Of(policy, policy, runs.subList(next, next + seeds)));
        next += seeds;
      }
    }
    return new Comparison(world, results);
  }

  /** How much more valid samples per hour a policy has than the first one, as a share. */
  public Estimate gain(Of policy) {
    return Estimate.gain(Metric.VALID_PER_H, policy.runs(), policies.getFirst().runs());
  }
}
