package dev.tenon.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command prints.
 *
 * @param out for what was asked
 * @param err for everything else
 * @param colour whether {@code out} is a terminal that shows colours
 * @param interactive whether a person can be asked
 */
record Terminal(PrintStream out, PrintStream err, boolean colour, boolean interactive) {
  private static final int BUFFER_BYTES = 1 << 16;

  static Terminal ofProcess(Map<String, String> environment) {
    boolean person = System.console() != null && System.console().isTerminal();
    boolean colour =
        person && environment.get("NO_COLOR") == null && !"dumb".equals(environment.get("TERM"));
    if (environment.containsKey("CLICOLOR_FORCE")) {
      colour = !"0".equals(environment.get("CLICOLOR_FORCE"));
    }
    return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), colour, person);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }

  private String painted(String code, String text) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  String green(String text) {
    return painted("32", text);
  }

  String red(String text) {
    return painted("31", text);
  }

  String yellow(String text) {
    return painted("33", text);
  }

  String bold(String text) {
    return painted("1", text);
  }

  String dim(String text) {
    return painted("2", text);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
