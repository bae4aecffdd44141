package dev.tenon.multiplex.faults;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What one writes first: state by trajectory, one abort, no limits, nothing taken back, the weights
 * to all, the moment of the shrink fixed. As in the open implementation, in small.
 */
final class NaiveRouter implements Router {
  private final int ranks;
  private final int batch;
  private final Wish wish;
  private final Set<Integer> active = new TreeSet<>();
  private final Set<Integer> aborted = new HashSet<>();
  private final Map<Integer, Integer> sticky = new TreeMap<>();
  private final Map<Integer, Integer> running = new TreeMap<>();
  private final Set<Integer> live = new HashSet<>();
  private long attempts;
  private int started;
  private int over;

  NaiveRouter(int ranks, int batch, Wish wish) {
    this.ranks = ranks;
    this.batch = batch;
    this.wish = wish;
    IntStream.range(0, ranks).forEach(active::add);
  }

  @Override
  public List<Command> step(Event event, double now) {
    List<Command> out = new ArrayList<>();
    switch (event) {
      case Event.Begin _ -> startMore(out);
      case Event.TurnAsked ask -> route(ask.trajectory(), out);
      case Event.TurnDone done -> running.remove(done.trajectory());
      case Event.TurnGone gone -> gone(gone.trajectory(), out);
      case Event.TrajectoryOver ended -> {
        live.remove(ended.trajectory());
        over++;
        out.add(new Command.Deliver(ended.trajectory(), ended.outcome(), List.of()));
        startMore(out);
      }
      case Event.Trained trained ->
          out.add(
              new Command.Sync(
                  IntStream.range(0, ranks).boxed().toList(), trained.batch() + 1, true));
      default -> {}
    }
    boolean half = over * 2 >= batch;
    if (active.size() == ranks && (wish.lend > 0 || half)) {
      shrink(out);
    }
    return out;
  }

  private void startMore(List<Command> out) {
    while (live.size() < wish.live) {
      live.add(started);
      sticky.put(started, leastBusy());
      out.add(new Command.Start(started++));
    }
  }

  /** By the number of agents. */
  private int leastBusy() {
    Map<Integer, Integer> count = new HashMap<>();
    sticky.forEach((id, rank) -> count.merge(rank, live.contains(id) ? 1 : 0, Integer::sum));
    return active.stream()
        .min((a, b) -> Integer.compare(count.getOrDefault(a, 0), count.getOrDefault(b, 0)))
        .orElseThrow();
  }

  private void route(int id, List<Command> out) {
    if (!active.contains(sticky.getOrDefault(id, -1))) {
      sticky.put(id, leastBusy());
    }
    int rank = sticky.get(id);
    running.put(id, rank);
    out.add(new Command.Route(id, ++attempts, rank, 0, -1, 0));
  }

  private void shrink(List<Command> out) {
    int last = ranks - 1;
    active.remove(last);
    running.forEach(
        (id, rank) -> {
          if (rank == last) {
            aborted.add(id);
            out.add(new Command.Abort(id, attempts, last, Carry.RESEND));
          }
        });
  }

  private void gone(int id, List<Command> out) {
    if (running.remove(id) == null) {
      throw new IllegalStateException("there is no request of " + id + " to abort");
    }
    if (aborted.contains(id)) {
      route(id, out);
    }
  }
}
