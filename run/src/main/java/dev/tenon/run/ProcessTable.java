package dev.tenon.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine at one moment, from {@code /proc} where there is one. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  // an environment may be a quarter of the stack's limit; beyond this it is cut
  private static final int ENVIRONMENT_MAX = 8 << 20;

  /**
   * One process.
   *
   * @param pid its number
   * @param parent its parent's number
   * @param group its process group
   * @param session its session
   * @param dead whether it has ended and waits to be taken off the table
   * @param started in clock ticks since boot
   */
  record Entry(int pid, int parent, int group, int session, boolean dead, long started) {

    /** What no other process has until the machine starts anew. */
    Identity identity() {
      return new Identity(pid, started);
    }
  }

  /** A number and when it was given. */
  record Identity(int pid, long started) {}

  private ProcessTable() {}

  static boolean present() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** Every process that started at the given tick or later. */
  static List<Entry> since(long tick) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        entry(folder).filter(e -> e.started() >= tick).ifPresent(entries::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  static Optional<Entry> of(long pid) {
    return entry(PROC.resolve(Long.toString(pid)));
  }

  /** The environment with which a process was started, as {@code NAME=value} between zeros. */
  static String environment(int pid) {
    try (InputStream in = Files.newInputStream(PROC.resolve(pid + "/environ"))) {
      return "\0" + new String(in.readNBytes(ENVIRONMENT_MAX), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // gone, or another user's
    }
  }

  /** Whether a process counts processes as we do, and not in a container of its own. */
  static boolean besideUs(int pid) {
    try {
      return Files.readSymbolicLink(PROC.resolve(pid + "/ns/pid"))
          .equals(Files.readSymbolicLink(PROC.resolve("self/ns/pid")));
    } catch (IOException e) {
      return false; // gone, or another user's
    }
  }

  /** Clock ticks since boot, one hundred a second, now. */
  static long now() throws IOException {
    String uptime = Files.readString(PROC.resolve("uptime"), StandardCharsets.US_ASCII);
    return (long) (Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 100);
  }

  private static Optional<Entry> entry(Path folder) {
    try {
      String stat =
          new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
      return Optional.of(parse(stat));
    } catch (IOException e) {
      return Optional.empty(); // it ended between listing and looking
    }
  }

  /** The name, in parentheses, may itself hold spaces and parentheses: what counts follows it. */
  static Entry parse(String stat) {
    int pid = Integer.parseInt(stat.substring(0, stat.indexOf(' ')));
    String[] field = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 21);
    boolean dead = field[0].equals("Z") || field[0].equals("X");
    return new Entry(
        pid,
        Integer.parseInt(field[1]),
        Integer.parseInt(field[2]),
        Integer.parseInt(field[3]),
        dead,
        Long.parseLong(field[19]));
  }
}
