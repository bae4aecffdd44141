package dev.tenon.multiplex.faults;

import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import java.util.List;

/** Ours or a naive one. */
interface Router {
  List<Command> step(Event event, double now);
}
