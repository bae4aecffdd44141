package dev.tenon.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the command line: its options, and what it does. */
interface Command {

  /** Name, options and help. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @return the exit code
   * @throws InterruptedException if a person stopped it
   */
  int run(ParseResult arguments, Context context) throws InterruptedException;
}
