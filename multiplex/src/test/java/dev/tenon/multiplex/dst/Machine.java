package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.Scheduler;
import dev.tenon.multiplex.core.View;
import java.util.List;

/** What is tested: the scheduler, or one with a bug planted. */
interface Machine {
  List<Command> step(Event event, double now);

  View view();

  static Machine of(Layout layout) {
    Scheduler scheduler = new Scheduler(layout.ranks(), layout.terms(), layout.policies().get());
    return new Machine() {
      @Override
      public List<Command> step(Event event, double now) {
        return scheduler.step(event, now);
      }

      @Override
      public View view() {
        return scheduler.view();
      }
    };
  }
}
