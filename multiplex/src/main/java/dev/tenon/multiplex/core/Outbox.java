package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The commands of one event, and the alarms that were asked for and have not rung. */
final class Outbox {
  /** Seconds by which a timer may be early; what is not due yet is asked for again. */
  private static final double EARLY = 1e-3;

  private final PriorityQueue<Double> alarms = new PriorityQueue<>();
  private List<Command> commands = new ArrayList<>();

  void add(Command command) {
    commands.add(command);
  }

  /** Asks to be called at a time, unless a call comes before it anyway. */
  void alarm(double at) {
    Double first = alarms.peek();
    if (at < Double.POSITIVE_INFINITY && (first == null || at < first)) {
      alarms.add(at);
      commands.add(new Command.Alarm(at));
    }
  }

  /** Alarms up to now have rung; a timer that rounds may be early. */
  void rang(double now) {
    while (!alarms.isEmpty() && alarms.peek() <= now + EARLY) {
      alarms.remove();
    }
  }

  List<Command> take() {
    if (commands.isEmpty()) {
      return List.of();
    }
    List<Command> taken = commands;
    commands = new ArrayList<>();
    return taken;
  }
}
