package dev.tenon.app;

import sun.misc.Signal;

/** Ctrl-C: the first one stops the work in order, the second one at once. */
final class Interrupts {
  private static final int STOPPED = 3;

  private Interrupts() {}

  static void install() {
    Thread work = Thread.currentThread();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          _ -> {
            if (work.isInterrupted()) {
              Runtime.getRuntime().halt(STOPPED);
            }
            work.interrupt();
          });
    }
  }
}
