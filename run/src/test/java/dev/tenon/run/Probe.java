package dev.tenon.run;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of our own to run: what a shell has no words for. */
final class Probe {
  private Probe() {}

  static List<String> argv(String... arguments) {
    return argv(List.of(), arguments);
  }

  static List<String> argv(List<String> options, String... arguments) {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    argv.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    argv.add("--enable-native-access=ALL-UNNAMED");
    argv.addAll(options);
    argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    argv.addAll(List.of(arguments));
    return argv;
  }

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "connect" -> connect(Integer.parseInt(arguments[1]));
      case "bind" -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
      case "flood" -> flood(arguments[1]);
      case "exit" -> exitWhileRunning(arguments[1], Path.of(arguments[2]));
      case "confined" -> confined(Path.of(arguments[1]), arguments[2]);
      case "trust" -> trust(arguments[1]);
      case "tmpdir" -> System.out.print(System.getProperty("java.io.tmpdir"));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void connect(int port) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
    }
  }

  private static void flood(String line) throws Exception {
    Outcome outcome =
        new SystemRunner()
            .run(
                Command.shell(
                    line, Path.of("/"), Map.of("PATH", "/usr/bin:/bin"), Duration.ofMinutes(2)));
    System.out.print(
        outcome.exit()
            + " "
            + outcome.out().bytes()
            + " "
            + outcome.err().bytes()
            + " "
            + outcome.out().sha256());
  }

  private static void confined(Path writable, String line) throws Exception {
    Command command = Command.shell(line, writable, System.getenv(), Duration.ofSeconds(20));
    Confinement to = new Confinement.Sandboxed(List.of(writable), false);
    System.out.print(new SystemRunner().run(command.confined(to)).exit());
  }

  private static void exitWhileRunning(String line, Path sign) throws Exception {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                new SystemRunner()
                    .run(
                        Command.shell(
                            line,
                            Path.of("/"),
                            Map.of("PATH", "/usr/bin:/bin"),
                            Duration.ofMinutes(2)));
              } catch (Exception e) {
                System.err.print(e.getMessage());
              }
            });
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(sign) && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    System.exit(0);
  }

  private static void trust(String project) {
    try {
      Trust.of(System.getenv()).trust(Path.of(project), List.of("mvn test"));
    } catch (UncheckedIOException e) {
      System.out.print(e.getMessage());
    }
  }
}
