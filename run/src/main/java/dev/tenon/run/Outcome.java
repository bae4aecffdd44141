package dev.tenon.run;

import java.time.Duration;

/**
 * How a process ended.
 *
 * @param exit its exit code; 128 + signal if a signal ended it
 * @param timedOut whether the limit ended it
 * @param time from start to end
 * @param out standard output
 * @param err standard error
 */
public record Outcome(int exit, boolean timedOut, Duration time, Output out, Output err) {

  /** Whether it ended by itself, well. */
  public boolean ok() {
    return exit == 0 && !timedOut;
  }
}
