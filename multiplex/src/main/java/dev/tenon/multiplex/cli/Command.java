package dev.tenon.multiplex.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the command line: its options, and what it does. */
interface Command {
  /** Name, options and help. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @return the exit code: 0 well, 1 a check failed
   * @throws Refusal or IllegalArgumentException before anything runs, if what was given is wrong
   * @throws InterruptedException if a person stopped it
   */
  int run(Given given, Terminal terminal) throws InterruptedException;
}
