package dev.tenon.app;

import java.nio.file.Path;

/** Starts Tenon. */
public final class Main {
  private Main() {}

  /** Runs one command; the process ends with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(System.getenv());
    Interrupts.install();
    int exit = new Cli(terminal, System.getenv(), Path.of("").toAbsolutePath()).run(args);
    terminal.flush();
    Runtime.getRuntime().halt(exit);
  }
}
