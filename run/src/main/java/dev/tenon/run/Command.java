package dev.tenon.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A process to run.
 *
 * @param argv program and arguments
 * @param directory where it runs
 * @param environment the whole environment of the process; nothing else is passed on
 * @param input bytes for standard input, empty for none
 * @param limit after which the process and all its descendants are ended
 * @param confinement what the system lets it do
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    byte[] input,
    Duration limit,
    Confinement confinement) {

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv must name a program");
    }
  }

  /** A line for {@code sh -c}, unconfined. */
  public static Command shell(
      String line, Path directory, Map<String, String> environment, Duration limit) {
    return new Command(
        List.of("/bin/sh", "-c", line),
        directory,
        environment,
        new byte[0],
        limit,
        new Confinement.None());
  }

  public Command confined(Confinement to) {
    return new Command(argv, directory, environment, input, limit, to);
  }

  public Command input(byte[] bytes) {
    return new Command(argv, directory, environment, bytes, limit, confinement);
  }

  /** Names of variables, not their values: some of them are secrets. */
  @Override
  public String toString() {
    return "Command["
        + String.join(" ", argv)
        + " in "
        + directory
        + ", environment "
        + new TreeSet<>(environment.keySet())
        + ", "
        + input.length
        + " bytes of input, limit "
        + limit
        + ", "
        + confinement
        + "]";
  }
}
