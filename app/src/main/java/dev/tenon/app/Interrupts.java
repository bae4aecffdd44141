package dev.tenon.app;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** Ctrl-C: the first one stops the work in order, the second one at once. */
final class Interrupts {
  private static final int STOPPED = 3;

  private Interrupts() {}

  static void install() {
    Thread work = Thread.currentThread();
    AtomicBoolean asked = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          _ -> {
            if (asked.getAndSet(true)) {
              // its hooks end the processes that we started
              new Thread(() -> System.exit(STOPPED), "stop at once").start();
            } else {
              work.interrupt();
            }
          });
    }
  }
}
