package dev.tenon.multiplex.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same comparison in worlds that differ in a setting or two. */
public record Sweep(List<Vary> varied, List<Point> points) {
  /**
   * One of the worlds.
   *
   * @param settings what is set differently, by name
   */
  public record Point(Map<String, Object> settings, Comparison comparison) {}

  public Sweep {
    varied = List.copyOf(varied);
    points = List.copyOf(points);
  }

  /** The worlds, the last of the varied settings changing fastest. */
  private static Map<Map<String, Object>, World> worlds(World base, List<Vary> varied) {
    Map<Map<String, Object>, World> worlds = new LinkedHashMap<>();
    worlds.put(Map.of(), base);
    for (Vary vary : varied) {
      Map<Map<String, Object>, World> next = new LinkedHashMap<>();
      worlds.forEach(
          (settings, world) -> {
            for (Object value : vary.values()) {
              Map<String, Object> more = new LinkedHashMap<>(settings);
              more.put(vary.setting(), value);
              next.put(more, world.with(vary.setting(), value));
            }
          });
      worlds = next;
    }
    return worlds;
  }

  /**
   * Looks whether all of it can run.
   *
   * @throws IllegalArgumentException with the constraint that is broken, and where
   */
  public static void check(World base, List<Vary> varied, List<String> policies) {
    worlds(base, varied)
        .forEach(
            (settings, world) -> {
              try {
                policies.forEach(world::check);
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("at " + settings + ": " + e.getMessage(), e);
              }
            });
  }

  /** Runs all of it. */
  public static Sweep run(
      World base, List<Vary> varied, List<String> policies, int seeds, Runner runner)
      throws InterruptedException {
    Map<Map<String, Object>, World> worlds = worlds(base, varied);
    List<Comparison> comparisons =
        Comparison.each(List.copyOf(worlds.values()), policies, seeds, runner);
    List<Point> points = new ArrayList<>();
    int next = 0;
    for (Map<String, Object> settings : worlds.keySet()) {
      points.add(new Point(settings, comparisons.get(next++)));
    }
    return new Sweep(varied, points);
  }
}
