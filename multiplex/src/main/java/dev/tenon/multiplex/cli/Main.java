package dev.tenon.multiplex.cli;

import java.nio.file.Files;

/** Starts Multiplex. */
public final class Main {
  private Main() {}

  /** Runs one command; the process ends with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(System.getenv());
    Interrupts.install();
    int exit;
    if (Files.isDirectory(terminal.folder())) {
      exit = new Cli(terminal).run(args);
    } else { // Java reads file names by the locale, and a plain one has no letters but ASCII's
      terminal
          .err()
          .println(
              "multiplex: the name of this folder, "
                  + terminal.folder()
                  + ", can't be read in this locale; set one of UTF-8: export LC_ALL=C.UTF-8");
      exit = Cli.WRONG;
    }
    terminal.flush();
    Runtime.getRuntime().halt(exit); // simulations that were stopped may still be under way
  }
}
