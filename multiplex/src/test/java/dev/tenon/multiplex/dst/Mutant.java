package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.View;
import dev.tenon.multiplex.dst.DeterministicSimulationTest.Bug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scheduler with a bug. */
final class Mutant implements Machine {
  private final Machine sound;
  private final Bug bug;
  private final Set<Long> aborted = new HashSet<>();
  private final Set<Event.TurnGone> gone = new HashSet<>();
  private final Map<Integer, Command.Route> routes = new HashMap<>();

  private Mutant(Machine sound, Bug bug) {
    this.sound = sound;
    this.bug = bug;
  }

  static Machine of(Layout layout, Bug bug) {
    return new Mutant(Machine.of(layout), bug);
  }

  @Override
  public View view() {
    return sound.view();
  }

  @Override
  public List<Command> step(Event event, double now) {
    if (bug == Bug.CRASH_IGNORED && event instanceof Event.RankLost) {
      return List.of();
    }
    List<Command> out = new ArrayList<>();
    for (Command command : sound.step(event, now)) {
      out.add(command);
      if (command instanceof Command.Route route) {
        routes.put(route.trajectory(), route);
      }
      if (command instanceof Command.Abort abort) {
        if (bug == Bug.SLEEPS_BEFORE_DRAINED) {
          out.add(new Command.Sleep(abort.rank()));
        } else if (bug == Bug.ABORT_NOT_REPEATED && !aborted.add(abort.attempt())) {
          out.removeLast();
        }
      }
      if (bug == Bug.ABORT_NOT_REPEATED && command instanceof Command.Fence) {
        out.removeLast();
      }
    }
    if (bug == Bug.GONE_TWICE_SENT_TWICE
        && event instanceof Event.TurnGone again
        && !gone.add(again)
        && routes.containsKey(again.trajectory())) {
      Command.Route route = routes.get(again.trajectory());
      if (route != null && out.isEmpty()) {
        out.add(route);
      }
    }
    return out;
  }
}
