package dev.tenon.run;

import java.io.IOException;
import java.time.Duration;

/** A process that was started, and all that comes of it. */
interface Started {

  Process process();

  /** Asks the process and its group to end. */
  void ask();

  /**
   * Ends the process and every descendant that still lives; returns when none does.
   *
   * @throws IOException naming a process that could not be ended within the limit
   */
  void end(Duration limit) throws IOException;
}
