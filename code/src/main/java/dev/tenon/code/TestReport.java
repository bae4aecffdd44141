package dev.tenon.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a test process left behind.
 *
 * @param results of the tests that have one now
 * @param rest what it did not come to
 */
record TestReport(List<TestResult> results, TestJvm.Request rest) {

  /** Longer files are no reports. */
  private static final long BYTES_MAX = 256L << 20;

  TestReport {
    results = List.copyOf(results);
  }

  /**
   * Reads the file of results.
   *
   * @param end how the process ended
   */
  static TestReport read(TestJvm.Request request, Path file, String secret, String end) {
    Reader reader = new Reader();
    int number = 0;
    for (String line : lines(file)) {
      List<String> fields = Wire.open(secret, number, line);
      if (fields.isEmpty()) {
        break; // cut, or not written by the runner; what follows has no right number either
      }
      number++;
      reader.read(fields);
    }
    return reader.report(request, end);
  }

  private static List<String> lines(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) > BYTES_MAX) {
        return List.of();
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private static final class Reader {

    private final List<TestResult> results = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> problems = new HashMap<>();
    private String openVariant = "";
    private String openTest = "";
    private String openClass = "";

    void read(List<String> fields) {
      switch (fields.getFirst()) {
        case "variant" -> openVariant = fields.get(1);
        case "class" -> openClass = fields.get(1);
        case "start" -> openTest = fields.get(1);
        case "result" -> {
          openTest = "";
          add(
              new TestResult(
                  openVariant,
                  fields.get(1),
                  fields.get(2),
                  TestResult.Status.valueOf(fields.get(3)),
                  fields.get(4),
                  fields.get(5),
                  Long.parseLong(fields.get(6)),
                  fields.get(7)));
        }
        case "problem" -> problems.put(openVariant, fields.get(1));
        case "end" -> {
          ended.add(openVariant);
          openVariant = "";
          openClass = "";
          openTest = "";
        }
        default -> {}
      }
    }

    /** Overloads are one test; the worst of them counts. */
    private void add(TestResult result) {
      for (int i = 0; i < results.size(); i++) {
        TestResult other = results.get(i);
        if (other.variant().equals(result.variant()) && other.test().equals(result.test())) {
          results.set(i, rank(result) > rank(other) ? result : other);
          return;
        }
      }
      results.add(result);
    }

    private static int rank(TestResult result) {
      return switch (result.status()) {
        case SKIPPED -> 0;
        case ABORTED -> 1;
        case PASSED -> 2;
        case FAILED -> 3;
      };
    }

    TestReport report(TestJvm.Request request, String end) {
      // an overload that passed before does not help one that ended the JVM
      results.removeIf(r -> r.variant().equals(openVariant) && r.test().equals(openTest));
      boolean neverRan = openVariant.isEmpty() && ended.isEmpty();
      List<TestJvm.Variant> rest = new ArrayList<>();
      for (TestJvm.Variant variant : request.variants()) {
        List<String> open = new ArrayList<>(variant.tests());
        open.removeIf(test -> has(variant, test) && !isUnderWay(variant, test));
        if (neverRan || ended.contains(variant.name())) {
          String message = neverRan ? "the test process did not start: " + end : "gave no result";
          open.forEach(test -> fail(variant, test, message));
          continue;
        }
        if (variant.name().equals(openVariant) && !open.isEmpty()) {
          // somebody is to blame, so that each process brings the run forward
          List<String> guilty = guilty(open);
          String how = problems.getOrDefault(variant.name(), end);
          guilty.forEach(
              test -> fail(variant, test, "ended the JVM, by System.exit or a crash: " + how));
          open.removeAll(guilty);
        }
        if (!open.isEmpty()) {
          rest.add(new TestJvm.Variant(variant.name(), variant.classPath(), open));
        }
      }
      return new TestReport(results, new TestJvm.Request(rest, request.limit()));
    }

    /** A whole class of which some methods have results, while the process ended in it. */
    private boolean isUnderWay(TestJvm.Variant variant, String test) {
      return variant.name().equals(openVariant)
          && (openClass.equals(test) || openClass.startsWith(test + "$"));
    }

    private boolean has(TestJvm.Variant variant, String test) {
      return results.stream()
          .filter(r -> r.variant().equals(variant.name()))
          .anyMatch(r -> r.test().equals(test) || r.className().equals(test));
    }

    private List<String> guilty(List<String> open) {
      String ofTest = openTest.substring(0, Math.max(0, openTest.indexOf('#')));
      List<String> test =
          open.stream().filter(t -> t.equals(openTest) || t.equals(ofTest)).toList();
      if (!test.isEmpty()) {
        return test;
      }
      List<String> ofClass =
          open.stream().filter(t -> t.equals(openClass) || t.startsWith(openClass + "#")).toList();
      return ofClass.isEmpty() ? List.of(open.getFirst()) : ofClass;
    }

    private void fail(TestJvm.Variant variant, String test, String message) {
      results.add(TestResult.failed(variant.name(), test, message));
    }
  }
}
