package dev.tenon.multiplex.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command prints, and where it was started.
 *
 * @param out for what was asked
 * @param err for everything else
 * @param colour whether {@code out} is a terminal that shows colours
 * @param live whether {@code err} is a terminal, on which a line can be written over
 * @param folder to which relative names of files belong
 */
record Terminal(PrintStream out, PrintStream err, boolean colour, boolean live, Path folder) {
  private static final int BUFFER_BYTES = 1 << 16;

  static Terminal ofProcess(Map<String, String> environment) {
    boolean person = System.console() != null && System.console().isTerminal();
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        person && !dumb && environment.get("NO_COLOR") == null,
        person && !dumb,
        Path.of("").toAbsolutePath());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
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
