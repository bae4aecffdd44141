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
      List<TestJvm.Variant> rest = new ArrayList<>();
      boolean blamed = false;
      for (TestJvm.Variant variant : request.variants()) {
        List<String> open = new ArrayList<>(variant.tests());
        if (ended.contains(variant.name())) {
          open.removeIf(test -> has(variant, test));
          open.forEach(test -> fail(variant, test, "gave no result"));
          continue;
        }
        open.removeIf(test -> has(variant, test) && test.indexOf('#') >= 0);
        // ended in this variant, or before any: somebody is to blame, or else the first test, so
        // that each process brings the run forward
        boolean here = variant.name().equals(openVariant);
        boolean nowhere = openVariant.isEmpty() && ended.isEmpty() && !blamed;
        if ((here || nowhere) && !open.isEmpty()) {
          blamed = true;
          List<String> guilty = guilty(variant, open);
          String message = "ended the JVM: " + problems.getOrDefault(variant.name(), end);
          guilty.forEach(test -> fail(variant, test, message));
          open.removeAll(guilty);
        }
        if (!open.isEmpty()) {
          rest.add(new TestJvm.Variant(variant.name(), variant.classPath(), open));
        }
      }
      return new TestReport(results, new TestJvm.Request(rest, request.limit()));
    }

    private boolean has(TestJvm.Variant variant, String test) {
      return results.stream()
          .filter(r -> r.variant().equals(variant.name()))
          .anyMatch(r -> r.test().equals(test) || r.className().equals(test));
    }

    private List<String> guilty(TestJvm.Variant variant, List<String> open) {
      boolean here = variant.name().equals(openVariant);
      if (here && !openTest.isEmpty()) {
        String ofClass = openTest.substring(0, Math.max(0, openTest.indexOf('#')));
        List<String> named =
            open.stream().filter(t -> t.equals(openTest) || t.equals(ofClass)).toList();
        if (!named.isEmpty()) {
          return named;
        }
      }
      if (here && !openClass.isEmpty()) {
        List<String> ofClass =
            open.stream()
                .filter(t -> t.equals(openClass) || t.startsWith(openClass + "#"))
                .toList();
        if (!ofClass.isEmpty()) {
          return ofClass;
        }
      }
      return List.of(open.getFirst());
    }

    private void fail(TestJvm.Variant variant, String test, String message) {
      results.add(TestResult.failed(variant.name(), test, message));
    }
  }
}
