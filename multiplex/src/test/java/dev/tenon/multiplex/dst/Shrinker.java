package dev.tenon.multiplex.dst;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a failure short: the fewest mishaps that still bring it about (delta debugging, Zeller and
 * Hildebrandt 2002), then the shortest run with them.
 */
final class Shrinker {
  private final Function<Layout, Machine> machines;

  Shrinker(Function<Layout, Machine> machines) {
    this.machines = machines;
  }

  /**
   * A failure, as short as was found.
   *
   * @param mishaps what must go wrong for it
   */
  record Failure(Layout layout, List<Mishap> mishaps, FaultyWorld.Result result) {
    @Override
    public String toString() {
      return result.failure()
          + "\n"
          + layout
          + "\nwith "
          + mishaps
          + "\nafter "
          + result.events()
          + " events, the last:\n"
          + String.join("\n", result.log());
    }
  }

  FaultyWorld.Result run(Layout layout) {
    return new FaultyWorld(layout, Faults.random(layout.seed()), machines.apply(layout)).run();
  }

  private FaultyWorld.Result run(Layout layout, List<Mishap> mishaps) {
    Faults faults = Faults.scripted(layout.seed(), new LinkedHashSet<>(mishaps));
    return new FaultyWorld(layout, faults, machines.apply(layout)).run();
  }

  Failure shrink(Layout layout, FaultyWorld.Result failed) {
    List<Mishap> mishaps = fewest(layout, failed.happened());
    Layout shortest = layout;
    for (int events = 1; events < layout.events(); events *= 2) {
      if (run(layout.withEvents(events), mishaps).failed()) {
        shortest = layout.withEvents(events);
        break;
      }
    }
    mishaps = fewest(shortest, mishaps);
    return new Failure(shortest, mishaps, run(shortest, mishaps));
  }

  private List<Mishap> fewest(Layout layout, List<Mishap> all) {
    List<Mishap> left = all;
    int chunk = left.size();
    while (chunk > 0) {
      boolean shorter = false;
      for (int from = 0; from < left.size(); ) {
        List<Mishap> without = new ArrayList<>(left.subList(0, from));
        without.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
        if (run(layout, without).failed()) {
          left = without;
          shorter = true;
        } else {
          from += chunk;
        }
      }
      chunk = shorter && chunk == 1 ? 1 : chunk / 2;
    }
    return left;
  }
}
