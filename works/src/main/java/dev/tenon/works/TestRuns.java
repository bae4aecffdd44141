package dev.tenon.works;

import dev.tenon.code.Compilation;
import dev.tenon.code.TestJvm;
import dev.tenon.code.TestResult;
import dev.tenon.run.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs tests of variants of the code, each in a class loader of its own, in one process. */
final class TestRuns {
  private final Sandboxing sandboxing;
  private final Project project;
  private final List<Path> classPath;

  /**
   * @param classPath of the project
   */
  TestRuns(Sandboxing sandboxing, Project project, List<Path> classPath) {
    this.sandboxing = sandboxing;
    this.project = project;
    this.classPath = List.copyOf(classPath);
  }

  /** What to run: {@code Class#method} with package, against some classes. */
  record Variant(Compilation classes, List<String> tests) {
    Variant {
      tests = List.copyOf(tests);
    }
  }

  /** How the tests of each variant went. */
  record Results(List<TestResult> all) {
    Results {
      all = List.copyOf(all);
    }

    private List<TestResult> of(String variant) {
      return all.stream().filter(r -> r.variant().equals(variant)).toList();
    }

    long millis(String variant) {
      return of(variant).stream().mapToLong(TestResult::millis).sum();
    }

    /** The tests that passed. */
    List<String> passed(String variant) {
      return of(variant).stream()
          .filter(r -> r.status() == TestResult.Status.PASSED)
          .map(TestResult::test)
          .toList();
    }

    /** The tests that did not pass, each with its reason. */
    List<String> failures(String variant) {
      return of(variant).stream()
          .filter(r -> r.status() != TestResult.Status.PASSED)
          .map(Results::shown)
          .toList();
    }

    private static String shown(TestResult result) {
      String what =
          switch (result.status()) {
            case SKIPPED -> " was skipped; a skipped test proves nothing";
            case ABORTED -> " gave up: " + result.message();
            default -> ": " + result.message();
          };
      String trace =
          result.trace().isBlank() ? "" : "\n" + result.trace().strip().indent(4).stripTrailing();
      return result.test() + what + trace;
    }
  }

  /** The class path with Tenon's own JUnit where the project has none. */
  static List<Path> withJUnit(List<Path> classPath) {
    boolean has =
        classPath.stream()
            .anyMatch(p -> p.getFileName().toString().startsWith("junit-jupiter-api"));
    if (has) {
      return classPath;
    }
    List<Path> all = new ArrayList<>(classPath);
    all.addAll(TestJvm.api());
    return all;
  }

  /**
   * Runs tests in a worktree.
   *
   * @param variants by name, in order
   */
  Results run(Workshop workshop, Map<String, Variant> variants) throws InterruptedException {
    return run(workshop.root(), workshop.tree().root(), variants);
  }

  Results run(Path folder, Path worktree, Map<String, Variant> variants)
      throws InterruptedException {
    if (variants.isEmpty()) {
      return new Results(List.of());
    }
    try (Sandboxing.Scratch scratch = sandboxing.scratch()) {
      Map<String, TestJvm.Variant> requested = new LinkedHashMap<>();
      variants.forEach(
          (name, variant) -> {
            // named as Maven names them, for tests that tell tests from code by their folder
            Path target = scratch.folder().resolve("classes-" + name).resolve("target");
            variant.classes().writeTo(target.resolve("classes"), source -> !isTest(source));
            variant.classes().writeTo(target.resolve("test-classes"), this::isTest);
            List<Path> path = new ArrayList<>();
            path.add(target.resolve("test-classes"));
            path.add(target.resolve("classes"));
            for (String sources : project.config().project().sources()) {
              Path resources = folder.resolve(sources.replaceFirst("/java/?$", "/resources"));
              if (Files.isDirectory(resources)) {
                path.add(resources);
              }
            }
            for (String tests : project.config().project().tests()) {
              Path resources = folder.resolve(tests.replaceFirst("/java/?$", "/resources"));
              if (Files.isDirectory(resources)) {
                path.add(resources);
              }
            }
            path.addAll(classPath);
            requested.put(name, new TestJvm.Variant(name, path, variant.tests()));
          });
      InterruptedException[] stopped = new InterruptedException[1];
      List<TestResult> results =
          TestJvm.run(
              new TestJvm.Request(
                  List.copyOf(requested.values()), project.config().verify().limit()),
              scratch.folder(),
              argv -> {
                if (stopped[0] != null) {
                  return "stopped";
                }
                try {
                  Outcome outcome = sandboxing.tests(argv, folder, worktree, scratch);
                  return outcome.timedOut()
                      ? "stopped after " + outcome.time().toSeconds() + " s"
                      : "exit code " + outcome.exit();
                } catch (InterruptedException e) {
                  stopped[0] = e;
                  return "stopped";
                }
              });
      if (stopped[0] != null) {
        throw stopped[0];
      }
      return new Results(results);
    }
  }

  private boolean isTest(String source) {
    return project.config().project().tests().stream().anyMatch(t -> source.startsWith(t + "/"));
  }
}
