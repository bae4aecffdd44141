package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.View;
import java.util.List;

/** Watches a simulation: checkers of invariants, recorders of pictures. */
public interface Observer {
  /** After each event. */
  default void stepped(Event event, List<Command> commands, View view, double now) {}

  /** A rank's GPUs do something else from now on. */
  default void role(int rank, Role role, double now) {}

  /** The GPUs that only train. */
  default void trainer(Role role, double now) {}

  /** A step of training has ended. */
  default void stepEnded(int step, double now) {}
}
