package dev.tenon.run;

import java.io.IOException;

/** Runs processes: the one door through which anything of a project is started. */
public interface Runner {

  /**
   * Runs a command to its end, which is also the end of every descendant.
   *
   * @throws IOException if it can't be started, or can't be confined as asked
   * @throws InterruptedException if the thread was interrupted; the process and its descendants are
   *     ended first
   */
  Outcome run(Command command) throws IOException, InterruptedException;
}
