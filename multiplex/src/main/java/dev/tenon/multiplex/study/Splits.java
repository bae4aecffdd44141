package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Bounds;
import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Schemes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Static splits of the pool: so many GPUs train, the others roll out. Searches for the best one,
 * since a comparison with any other would flatter.
 */
public final class Splits {
  /** Policies that have one; without a split they are open. */
  public static final List<String> KINDS = List.of("separated", "equipped");

  private static final Pattern SPLIT = Pattern.compile("([a-z-]+):(\\d{1,9})/(\\d{1,9})");

  /**
   * The best split of a world.
   *
   * @param tried valid samples per hour by GPUs that train, of all splits that were looked at
   */
  public record Best(
      String policy, int train, List<Run> runs, SortedMap<Integer, Estimate> tried) {}

  private Splits() {}

  /** Whether a policy has a split to be found. */
  public static boolean isOpen(String policy) {
    return KINDS.contains(policy);
  }

  private static String named(String kind, int train, World world) {
    return kind + ":" + train + "/" + (world.gpus() - train);
  }

  /**
   * Looks whether a split, if the policy has one, is possible.
   *
   * @throws IllegalArgumentException with the constraint that it breaks
   */
  static void check(String policy, World world) {
    if (isOpen(policy)) {
      possible(world);
      return;
    }
    if (!policy.contains(":")) {
      return;
    }
    Matcher split = SPLIT.matcher(policy);
    if (!split.matches()) {
      throw new IllegalArgumentException(
          policy + ": a split is training GPUs / rollout GPUs, like separated:64/96");
    }
    int train = Integer.parseInt(split.group(2));
    int rollout = Integer.parseInt(split.group(3));
    int g = world.preset().driver().whole("g", 1);
    int floor = floor(world.preset());
    String problem = null;
    if (rollout < g) {
      problem = "no rank is left to serve: a rank has " + g + " GPUs";
    } else if (rollout % g != 0) {
      problem = "ranks of " + g + " GPUs (g) don't divide " + rollout + " rollout GPUs";
    } else if ((long) train + rollout > world.gpus()) {
      problem =
          ((long) train + rollout - world.gpus())
              + " GPUs would be in two exclusive roles; there are "
              + world.gpus();
    } else if (train + rollout < world.gpus()) {
      problem =
          (world.gpus() - train - rollout) + " of " + world.gpus() + " GPUs would have no role";
    } else if (train < floor) {
      problem = "training needs " + floor + " GPUs or more (train_floor)";
    }
    if (problem != null) {
      throw new IllegalArgumentException(policy + ": " + problem);
    }
  }

  private static int floor(Preset preset) {
    return Math.max(1, preset.driver().whole("train_floor", 1));
  }

  /** Numbers of training GPUs that are possible, in whole ranks. */
  static List<Integer> possible(World world) {
    int g = world.preset().driver().whole("g", 1);
    int floor = floor(world.preset());
    List<Integer> all =
        IntStream.rangeClosed(1, Math.max(0, world.gpus() / g - 1))
            .map(ranks -> ranks * g)
            .filter(train -> train >= floor)
            .boxed()
            .toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "no static split is possible: "
              + world.gpus()
              + " GPUs are not enough for "
              + floor
              + " that train (train_floor) and a rank of "
              + g
              + " that serves");
    }
    return all;
  }

  /** Some split that is possible. */
  static String any(String kind, World world) {
    return named(kind, possible(world).getFirst(), world);
  }

  /** The split at which, by the bounds, neither side waits for the other. */
  private static int startOf(String kind, List<Integer> possible, World world) {
    Schemes.Scheme any =
        new Case(named(kind, possible.getFirst(), world), world.preset(), world.trajectories(), 1)
            .scheme();
    Bounds bounds = Bounds.of(any.setup(), world.trajectories().of(1));
    double training = any.setup().costs().train() * any.setup().costs().reference();
    double rollout = bounds.work() * any.setup().gpus() - training;
    return IntStream.range(0, possible.size())
        .boxed()
        .min(
            Comparator.comparingDouble(
                i -> {
                  int train = possible.get(i);
                  return Math.max(
                      rollout / (world.gpus() - train), any.setup().costs().trainOn(train));
                }))
        .orElseThrow();
  }

  /**
   * The split with the most valid samples per hour: from where the bounds meet, as far as it gets
   * better, in steps that get smaller.
   */
  public static Best best(String kind, World world, int seeds, Runner runner)
      throws InterruptedException {
    List<Integer> possible = possible(world);
    Map<Integer, List<Run>> tried = new HashMap<>();
    int at = startOf(kind, possible, world);
    int stride = Math.max(1, possible.size() / 6);
    while (true) { // ends: at gets better with each turn, or the stride shorter
      int from = at;
      int step = stride;
      List<Integer> near =
          new LinkedHashSet<>(List.of(from, from - step, from + step))
              .stream().filter(i -> i >= 0 && i < possible.size()).toList();
      evaluate(kind, near, possible, world, seeds, runner, tried);
      at = near.stream().max(Comparator.comparingDouble(i -> valid(tried, i))).orElseThrow();
      if (at == from && stride == 1) {
        SortedMap<Integer, Estimate> all = new TreeMap<>();
        tried.forEach((i, runs) -> all.put(possible.get(i), Estimate.of(Metric.VALID_PER_H, runs)));
        int train = possible.get(at);
        List<Run> runs = tried.getOrDefault(at, List.of());
        return new Best(named(kind, train, world), train, runs, all);
      }
      stride = at == from ? (stride + 1) / 2 : stride;
    }
  }

  private static double valid(Map<Integer, List<Run>> tried, int index) {
    return Estimate.of(Metric.VALID_PER_H, tried.getOrDefault(index, List.of())).mean();
  }

  private static void evaluate(
      String kind,
      List<Integer> indices,
      List<Integer> possible,
      World world,
      int seeds,
      Runner runner,
      Map<Integer, List<Run>> tried)
      throws InterruptedException {
    List<Integer> open = indices.stream().filter(i -> !tried.containsKey(i)).toList();
    List<Case> cases = new ArrayList<>();
    for (int index : open) {
      cases.addAll(world.cases(named(kind, possible.get(index), world), seeds));
    }
    List<Run> runs = runner.all("looking for the best split", cases);
    for (int i = 0; i < open.size(); i++) {
      tried.put(open.get(i), runs.subList(i * seeds, (i + 1) * seeds));
    }
  }
}
