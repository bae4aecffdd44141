package dev.tenon.code;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/**
 * Tests in a JVM of their own: one for all variants of a step's code, each variant in a class
 * loader of its own. JUnit is Tenon's, launcher, engine and API in one version: an engine works
 * with no other version's API, and tests compiled against an older API run on a newer one. What the
 * class path has of JUnit beyond that is taken from there.
 *
 * <p>The process is started by whoever may start processes; this class knows its command line and
 * its files. It survives tests that end the JVM, hang, or flood: the test fails, and the rest goes
 * on in another process.
 */
public final class TestJvm {

  private TestJvm() {}

  /**
   * One state of the code.
   *
   * @param name told apart by it
   * @param classPath folders and jars, the variant's own classes first
   * @param tests {@code Class#method} with the class's binary name, or a class alone
   */
  public record Variant(String name, List<Path> classPath, List<String> tests) {
    public Variant {
      classPath = List.copyOf(classPath);
      tests = tests.stream().distinct().toList();
    }
  }

  /**
   * What to run.
   *
   * @param variants in order, names differ
   * @param limit time for each variant
   */
  public record Request(List<Variant> variants, Duration limit) {
    public Request {
      variants = List.copyOf(variants);
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("limit must be positive, was " + limit);
      }
    }

    boolean isEmpty() {
      return variants.isEmpty();
    }
  }

  /** Starts a process and waits until it has ended. */
  @FunctionalInterface
  public interface Door {
    /**
     * Runs a command to its end.
     *
     * @param command program and arguments
     * @return how it ended, to be read by a person: {@code exit code 1}
     */
    String run(List<String> command);
  }

  /**
   * Runs all tests, in as many processes as it takes.
   *
   * @param request what to run
   * @param folder for files between the processes; exists and can be written by both
   * @param door starts each process
   * @return a result for each test of each variant, in order
   * @throws UncheckedIOException if a file can't be written or read
   */
  public static List<TestResult> run(Request request, Path folder, Door door) {
    List<TestResult> results = new ArrayList<>();
    Request rest = request;
    // each round gives a result to one test at least, so that rounds are bounded by tests
    for (int round = 1; !rest.isEmpty(); round++) {
      Path in = folder.resolve("tests-" + round + ".in");
      Path out = folder.resolve("tests-" + round + ".out");
      String secret = write(rest, in);
      String end = door.run(command(in, out));
      TestReport report = TestReport.read(rest, out, secret, end);
      results.addAll(report.results());
      rest = report.rest();
    }
    return inOrder(request, results);
  }

  private static List<TestResult> inOrder(Request request, List<TestResult> results) {
    List<TestResult> sorted = new ArrayList<>();
    for (Variant variant : request.variants()) {
      results.stream().filter(r -> r.variant().equals(variant.name())).forEach(sorted::add);
    }
    return sorted;
  }

  /**
   * Writes a request.
   *
   * @return the key that seals its results: code under test can write to the file of results, but
   *     not with this
   */
  public static String write(Request request, Path file) {
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    String secret = HexFormat.of().formatHex(key);
    StringBuilder text = new StringBuilder();
    text.append(Wire.line("secret", secret));
    text.append(Wire.line("limit", Long.toString(request.limit().toMillis())));
    for (Variant variant : request.variants()) {
      text.append(Wire.line("variant", variant.name()));
      variant
          .classPath()
          .forEach(path -> text.append(Wire.line("path", path.toAbsolutePath().toString())));
      variant.tests().forEach(test -> text.append(Wire.line("test", test)));
    }
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
    return secret;
  }

  /**
   * Command line of a process that runs a request.
   *
   * @param request written before; the process deletes it
   * @param results is made by the process
   */
  public static List<String> command(Path request, Path results) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + results.toAbsolutePath() + ".crash",
        "-ea",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-cp",
        String.join(File.pathSeparator, classPath().stream().map(Path::toString).toList()),
        TestFork.class.getName(),
        request.toAbsolutePath().toString(),
        results.toAbsolutePath().toString());
  }

  /** Jars and folders of the process: Tenon's runner and Tenon's JUnit, nothing of the project. */
  public static List<Path> classPath() {
    Set<Path> paths = new LinkedHashSet<>();
    for (Class<?> each :
        List.of(
            TestJvm.class,
            LauncherFactory.class,
            TestEngine.class,
            JUnitException.class,
            JupiterTestEngine.class,
            Test.class,
            ParameterizedTest.class,
            AssertionFailedError.class,
            API.class)) {
      paths.add(location(each));
    }
    return List.copyOf(paths);
  }

  /** What tests are compiled against where the project's class path has no JUnit of its own. */
  public static List<Path> api() {
    Set<Path> paths = new LinkedHashSet<>();
    for (Class<?> each :
        List.of(
            Test.class,
            ParameterizedTest.class,
            JUnitException.class,
            AssertionFailedError.class,
            API.class)) {
      paths.add(location(each));
    }
    return List.copyOf(paths);
  }

  private static Path location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(type.getName() + " was loaded from no file");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type.getName() + " was loaded from no file", e);
    }
  }
}
