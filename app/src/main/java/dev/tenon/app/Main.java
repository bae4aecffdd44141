package dev.tenon.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Tenon. */
public final class Main {
  private Main() {}

  /** Runs one command; the process ends with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(System.getenv());
    Interrupts.install();
    Path folder = Path.of("").toAbsolutePath();
    int exit = readable(folder, terminal) ? run(terminal, folder, args) : 2;
    terminal.flush();
    Runtime.getRuntime().halt(exit);
  }

  private static int run(Terminal terminal, Path folder, String[] args) {
    return new Cli(terminal, System.getenv(), folder).run(args);
  }

  /** Java reads file names by the locale, and a plain one has no letters but ASCII's. */
  private static boolean readable(Path folder, Terminal terminal) {
    if (Files.isDirectory(folder)) {
      return true;
    }
    terminal
        .err()
        .println(
            "tenon: the name of this folder, "
                + folder
                + ", can't be read in this locale; set one of UTF-8: export LC_ALL=C.UTF-8");
    return false;
  }
}
