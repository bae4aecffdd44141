package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Script;
import dev.tenon.multiplex.sim.Turn;
import dev.tenon.multiplex.sim.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * What an operator asks first: how to split the pool, how many trajectories to have under way, and
 * whether sharing in time is worth it on top.
 *
 * @param best the best static scheme: its policy with its split, or colocated
 * @param inFlight the limit that goes with it: a number, or "kv"
 * @param splits valid samples per hour by training GPUs, of all splits that were looked at
 * @param limits the same by in-flight limit, at the best split
 * @param colocated with the same limit
 * @param multiplex sharing in time
 * @param equipped the best split with all of Multiplex that is not sharing in time
 */
public record Advice(
    World world,
    int seeds,
    Comparison.Of best,
    Object inFlight,
    SortedMap<Integer, Estimate> splits,
    Map<Object, Estimate> limits,
    Comparison.Of colocated,
    Comparison.Of multiplex,
    Comparison.Of equipped) {
  /** Less than that doesn't pay for another moving part. */
  public static final double WORTH = 0.05;

  /** Around the number of trajectories whose contexts fill the caches. */
  private static final double[] LIMITS = {0.5, 0.75, 1, 1.5, 2.25};

  private static final int LOOKED_AT = 256;

  /** Whether to share in time. */
  public enum Verdict {
    WORTH_IT,
    NOT_WORTH_IT,
    NOT_CLEAR
  }

  /** How many more valid samples per hour sharing in time brings than the best static scheme. */
  public Estimate gain() {
    return Estimate.gain(Metric.VALID_PER_H, multiplex.runs(), best.runs());
  }

  /** How many more a static split has with all of Multiplex that is not sharing in time. */
  public Estimate gainEquipped() {
    return Estimate.gain(Metric.VALID_PER_H, equipped.runs(), best.runs());
  }

  /** How many more sharing in time has than that: what sharing itself adds. */
  public Estimate gainBySharing() {
    return Estimate.gain(Metric.VALID_PER_H, multiplex.runs(), equipped.runs());
  }

  /** By what sharing itself adds: the rest can be had without it. */
  public Verdict verdict() {
    if (gainBySharing().isAbove(WORTH)) {
      return Verdict.WORTH_IT;
    }
    return gainBySharing().isBelow(WORTH) ? Verdict.NOT_WORTH_IT : Verdict.NOT_CLEAR;
  }

  /**
   * Looks whether it can be worked out.
   *
   * @throws IllegalArgumentException with the constraint that is broken
   */
  public static void check(World world) {
    List.of("colocated", "separated", "multiplex", "equipped").forEach(world::check);
  }

  /** Works it out. */
  public static Advice of(World world, int seeds, Runner runner) throws InterruptedException {
    World byKv = world.with("inflight", "kv");
    Splits.Best first = Splits.best("separated", byKv, seeds, runner);
    Map<Object, List<Run>> limits = new LinkedHashMap<>();
    limits.put("kv", first.runs());
    List<Integer> numbers = limits(world, first.train());
    List<Case> cases = new ArrayList<>();
    for (int limit : numbers) {
      cases.addAll(world.with("inflight", limit).cases(first.policy(), seeds));
    }
    List<Run> runs = runner.all("trying in-flight limits", cases);
    for (int i = 0; i < numbers.size(); i++) {
      limits.put(numbers.get(i), runs.subList(i * seeds, (i + 1) * seeds));
    }
    Object limit =
        limits.keySet().stream()
            .max(Comparator.comparingDouble(l -> valid(limits.getOrDefault(l, List.of()))))
            .orElseThrow();
    World tuned = world.with("inflight", limit);
    Splits.Best split = limit.equals("kv") ? first : Splits.best("separated", tuned, seeds, runner);
    Comparison others =
        Comparison.run(tuned, List.of("colocated", "multiplex", "equipped"), seeds, runner);
    Comparison.Of separated = new Comparison.Of("separated", split.policy(), split.runs());
    Comparison.Of colocated = others.policies().getFirst();
    boolean apart = valid(separated.runs()) >= valid(colocated.runs());
    Map<Object, Estimate> tried = new LinkedHashMap<>();
    limits.forEach((l, r) -> tried.put(l, Estimate.of(Metric.VALID_PER_H, r)));
    return new Advice(
        world,
        seeds,
        apart ? separated : colocated,
        limit,
        split.tried(),
        tried,
        colocated,
        others.policies().get(1),
        others.policies().get(2));
  }

  private static double valid(List<Run> runs) {
    return Estimate.of(Metric.VALID_PER_H, runs).mean();
  }

  private static List<Integer> limits(World world, int train) {
    int ranks = (world.gpus() - train) / world.preset().driver().whole("g", 1);
    double cache = world.preset().perf().number("M", Double.POSITIVE_INFINITY);
    int batch = world.preset().driver().whole("batch", 1);
    double fit = Math.min(ranks * cache / meanContext(world), 4.0 * batch);
    return DoubleStream.of(LIMITS)
        .mapToObj(times -> (int) Math.max(1, Math.round(fit * times)))
        .distinct()
        .toList();
  }

  /** Tokens that a trajectory holds on average while it lives, turn by turn. */
  private static double meanContext(World world) {
    Workload workload = world.trajectories().of(1);
    double sum = 0;
    long turns = 0;
    for (int i = 0; i < LOOKED_AT; i++) {
      Script script = workload.script(i);
      double context = 0;
      for (Turn turn : script.turns()) {
        context += turn.prompt() + turn.output();
        sum += context;
        turns++;
      }
    }
    return Math.max(1, sum / turns);
  }
}
