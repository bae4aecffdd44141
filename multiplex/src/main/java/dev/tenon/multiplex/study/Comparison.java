package dev.tenon.multiplex.study;

import java.util.ArrayList;
import java.util.Iterator;
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
    return each(List.of(world), policies, seeds, runner).getFirst();
  }

  /** In each of several worlds; what needs no search all at once, so that no core waits. */
  static List<Comparison> each(List<World> worlds, List<String> policies, int seeds, Runner runner)
      throws InterruptedException {
    List<Case> cases = new ArrayList<>();
    for (World world : worlds) {
      policies.stream()
          .filter(p -> !Splits.isOpen(p))
          .forEach(p -> cases.addAll(world.cases(p, seeds)));
    }
    Iterator<Run> runs = runner.all("simulating", cases).iterator();
    List<Comparison> all = new ArrayList<>();
    for (World world : worlds) {
      List<Of> results = new ArrayList<>();
      for (String policy : policies) {
        if (Splits.isOpen(policy)) {
          Splits.Best best = Splits.best(policy, world, seeds, runner);
          results.add(new Of(policy, best.policy(), best.runs()));
        } else {
          List<Run> own = new ArrayList<>();
          for (int i = 0; i < seeds; i++) {
            own.add(runs.next());
          }
          results.add(new Of(policy, policy, own));
        }
      }
      all.add(new Comparison(world, results));
    }
    return all;
  }

  /** How much more valid samples per hour a policy has than the first one, as a share. */
  public Estimate gain(Of policy) {
    return gain(Metric.VALID_PER_H, policy);
  }

  /** How much more of something it has. */
  public Estimate gain(Metric metric, Of policy) {
    return Estimate.gain(metric, policy.runs(), policies.getFirst().runs());
  }
}
