package dev.tenon.works.git;

import dev.tenon.run.Command;
import dev.tenon.run.Confinement;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * The git command in one place of one repository.
 *
 * @param runner starts it
 * @param environment of every call
 * @param directory where it runs
 * @param options before the subcommand
 */
record Git(Runner runner, Map<String, String> environment, Path directory, List<String> options) {
  static final Duration LIMIT = Duration.ofMinutes(10);
  private static final long OUTPUT_BYTES_MAX = 256L << 20;

  /**
   * Nothing of git's own in the background, no program that a configuration names for looking at
   * the tree, and no hook but where a call asks for them.
   */
  private static final List<String> QUIET =
      List.of(
          "-c", "core.fsmonitor=false",
          "-c", "core.quotePath=false",
          "-c", "core.hooksPath=/dev/null",
          "-c", "gc.auto=0",
          "-c", "maintenance.auto=false",
          "-c", "advice.detachedHead=false",
          "-c", "log.showSignature=false",
          "-c", "log.follow=false",
          "-c", "i18n.commitEncoding=UTF-8",
          "-c", "i18n.logOutputEncoding=UTF-8",
          "-c", "color.ui=false");

  Git {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /** Git that finds the repository of a folder itself. */
  static Git discovering(Runner runner, Map<String, String> environment, Path directory) {
    return new Git(runner, environment, directory, QUIET);
  }

  /** Git bound to a repository and a tree: no {@code .git} file on the way is believed. */
  Git bound(Path gitDir, Path workTree) {
    List<String> more = new ArrayList<>(QUIET);
    more.add("--git-dir=" + gitDir);
    more.add("--work-tree=" + workTree);
    return new Git(runner, environment, workTree, more);
  }

  /** With the person's settings as they are, to read them. */
  Git plain() {
    return new Git(runner, environment, directory, options.subList(QUIET.size(), options.size()));
  }

  /** For a call that runs the person's hooks from this folder, which find git as they know it. */
  Git hooks(Path folder) {
    return without("GIT_LITERAL_PATHSPECS")
        .without("GIT_OPTIONAL_LOCKS")
        .config("core.hooksPath=" + folder);
  }

  Git without(String name) {
    Map<String, String> less = new TreeMap<>(environment);
    less.remove(name);
    return new Git(runner, less, directory, options);
  }

  /** The same repository with a tree elsewhere. */
  Git in(Path workTree) {
    List<String> more = new ArrayList<>(options);
    more.add("--work-tree=" + workTree);
    return new Git(runner, environment, workTree, more);
  }

  Git with(String name, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(name, value);
    return new Git(runner, more, directory, options);
  }

  Git index(Path file) {
    return with("GIT_INDEX_FILE", file.toString());
  }

  /** With a setting that comes after, and so before, those of {@link #QUIET}. */
  Git config(String setting) {
    List<String> more = new ArrayList<>(options);
    more.add("-c");
    more.add(setting);
    return new Git(runner, environment, directory, more);
  }

  /** Runs it, however it ends; its output as far as {@link Outcome} keeps it. */
  Outcome run(Duration limit, byte[] input, String... arguments) {
    return start(argv(arguments), input, limit);
  }

  Outcome run(String... arguments) {
    return run(LIMIT, new byte[0], arguments);
  }

  boolean succeeds(String... arguments) {
    return run(arguments).ok();
  }

  /** Its standard output, a short one, without the last line break. */
  String text(String... arguments) {
    return text(new byte[0], arguments);
  }

  String text(byte[] input, String... arguments) {
    Outcome outcome = run(LIMIT, input, arguments);
    require(outcome, arguments);
    return outcome.out().text().stripTrailing();
  }

  /** All of its standard output, through a file, since {@link Outcome} keeps but its ends. */
  byte[] bytes(byte[] input, String... arguments) {
    return bytes(0, input, arguments);
  }

  /** The same for a subcommand whose exit codes up to one are answers, no failures. */
  byte[] bytes(int exitMax, byte[] input, String... arguments) {
    try {
      Path out = Files.createTempFile("tenon-git", ".out");
      try {
        List<String> argv =
            new ArrayList<>(List.of("/bin/sh", "-c", "o=$1; shift; exec \"$@\" >\"$o\"", "git"));
        argv.add(out.toString());
        argv.addAll(argv(arguments));
        Outcome outcome = start(argv, input, LIMIT);
        if (outcome.timedOut() || outcome.exit() > exitMax) {
          throw failed(outcome, arguments);
        }
        if (Files.size(out) > OUTPUT_BYTES_MAX) {
          throw new GitProblem(
              "git "
                  + String.join(" ", arguments)
                  + " printed "
                  + Files.size(out)
                  + " bytes, more than Tenon reads ("
                  + OUTPUT_BYTES_MAX
                  + ").");
        }
        return Files.readAllBytes(out);
      } finally {
        Files.deleteIfExists(out);
      }
    } catch (IOException e) {
      throw new GitProblem("What git printed can't be kept: " + e.getMessage(), e);
    }
  }

  byte[] bytes(String... arguments) {
    return bytes(new byte[0], arguments);
  }

  /** The parts of an output whose parts end with a zero byte. */
  List<String> records(String... arguments) {
    return split(bytes(arguments));
  }

  static List<String> split(byte[] output) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        parts.add(new String(output, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    if (start < output.length) {
      parts.add(new String(output, start, output.length - start, StandardCharsets.UTF_8));
    }
    return parts;
  }

  /** Lines or paths as input, each ended by a zero byte. */
  static byte[] joined(Iterable<String> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part).append('\0'));
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> argv(String... arguments) {
    List<String> argv = new ArrayList<>();
    argv.add("git");
    argv.addAll(options);
    argv.addAll(Arrays.asList(arguments));
    return argv;
  }

  private Outcome start(List<String> argv, byte[] input, Duration limit) {
    try {
      return runner.run(
          new Command(argv, directory, environment, input, limit, new Confinement.None()));
    } catch (IOException e) {
      throw new GitProblem(
          "git can't be started in "
              + directory
              + " ("
              + e.getMessage()
              + "); install git, for example `apt install git`, and see that it is on PATH.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted while git ran");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  private void require(Outcome outcome, String... arguments) {
    if (!outcome.ok()) {
      throw failed(outcome, arguments);
    }
  }

  private GitProblem failed(Outcome outcome, String... arguments) {
    return new GitProblem(
        "git "
            + String.join(" ", arguments)
            + (outcome.timedOut() ? " took longer than " + LIMIT : " failed")
            + " in "
            + directory
            + ": "
            + said(outcome));
  }

  /** What git complained about, as one line. */
  static String said(Outcome outcome) {
    String text = outcome.err().text().strip();
    if (text.isEmpty()) {
      text = outcome.out().text().strip();
    }
    return text.isEmpty() ? "exit " + outcome.exit() : text.replaceAll("\\s*\\R\\s*", "; ");
  }
}
