package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.study.Progress;
import java.util.Locale;

/** Shows on standard error how far the runs are, once they take longer than a second. */
final class Live implements Progress {
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long TICK_MILLIS = 200;
  private static final long LIVE_NANOS = 200_000_000L;

  /** Where each line stays, there are fewer. */
  private static final long LOG_NANOS = 5_000_000_000L;

  private final Terminal terminal;
  private final long began = System.nanoTime();
  private long next = began + FIRST_NANOS;
  private String what = "";
  private int runs;
  private int done;
  private boolean shown;
  private volatile boolean over;

  Live(Terminal terminal) {
    this.terminal = terminal;
    Thread.ofPlatform().daemon().name("progress").start(this::tick);
  }

  /** A single run may be longer than a second too. */
  private void tick() {
    try {
      while (!over) {
        Thread.sleep(TICK_MILLIS);
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void begins(String work, int more) {
    what = work;
    runs += more;
    show();
  }

  @Override
  public synchronized void ended() {
    done++;
    show();
  }

  private synchronized void show() {
    long now = System.nanoTime();
    if (over || now < next || runs == 0) {
      return;
    }
    next = now + (terminal.live() ? LIVE_NANOS : LOG_NANOS);
    String line =
        String.format(
            Locale.ROOT,
            "multiplex: %s, %d of %d runs, %d s",
            what,
            done,
            runs,
            (now - began) / 1_000_000_000);
    if (terminal.live()) {
      terminal.err().print("\r\u001B[K" + line);
      shown = true;
    } else {
      terminal.err().println(line);
    }
    terminal.err().flush();
  }

  /** Takes the line away, so that results follow. */
  synchronized void over() {
    over = true;
    if (shown) {
      terminal.err().print("\r\u001B[K");
      terminal.err().flush();
      shown = false;
    }
  }
}
