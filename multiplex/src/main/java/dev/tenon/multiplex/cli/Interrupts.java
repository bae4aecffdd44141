package dev.tenon.multiplex.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** Ctrl-C: the first one stops the work in order, the second one at once. */
final class Interrupts {
  private Interrupts() {}

  static void install() {
    Thread work = Thread.currentThread();
    AtomicBoolean asked = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          _ -> {
            if (asked.getAndSet(true)) {
              Runtime.getRuntime().halt(Cli.STOPPED);
            } else {
              work.interrupt();
            }
          });
    }
  }
}
