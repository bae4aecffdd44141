package dev.tenon.works;

import dev.tenon.code.JUnitReports;
import dev.tenon.run.Outcome;
import dev.tenon.run.Shell;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Runs the project's own verify command once, as the evidence of a step. */
final class Official {
  private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[0-9;]*m");
  private static final int OUTPUT_LINES = 40;

  private final Sandboxing sandboxing;
  private final Project project;

  Official(Sandboxing sandboxing, Project project) {
    this.sandboxing = sandboxing;
    this.project = project;
  }

  /** What came of it. */
  record Ran(List<String> faults, List<Evidence.Run> runs) {
    Ran {
      faults = List.copyOf(faults);
      runs = List.copyOf(runs);
    }
  }

  /**
   * The command of a step with its tests put in; empty where the project has none.
   *
   * @param tests {@code Class#method}
   */
  String command(List<String> tests) {
    String step = project.config().verify().step();
    if (tests.isEmpty() || step.isBlank()) {
      return tests.isEmpty() ? project.config().verify().test() : "";
    }
    return step.replace("{tests}", Shell.quote(String.join(",", tests)));
  }

  /** Runs the command of a step's tests in its worktree. */
  Ran run(Workshop workshop, List<String> tests) throws InterruptedException {
    String command = command(tests);
    if (command.isBlank()) {
      return new Ran(List.of(), List.of());
    }
    return run(workshop.step().name(), command, tests, workshop.root(), workshop.tree().root());
  }

  /** Runs a command in a folder of a worktree; each of the tests must be among those that ran. */
  Ran run(String step, String command, List<String> tests, Path folder, Path worktree)
      throws InterruptedException {
    Map<Path, FileTime> before = reports(folder);
    Outcome outcome;
    try (Sandboxing.Scratch scratch = sandboxing.scratch()) {
      outcome = sandboxing.verify(step, command, folder, worktree, scratch);
    }
    // a report that lay there already proves nothing, whatever its date says
    List<Path> reports =
        reports(folder).entrySet().stream()
            .filter(r -> !r.getValue().equals(before.get(r.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    JUnitReports.Report report = JUnitReports.read(reports);
    String output = outcome.out().text() + outcome.err().text();
    Optional<JUnitReports.Totals> totals =
        reports.isEmpty() ? JUnitReports.closingLine(output) : Optional.of(report.totals());
    List<String> faults = new ArrayList<>();
    if (outcome.timedOut()) {
      faults.add(command + ": stopped after " + outcome.time().toSeconds() + " s\n" + end(output));
    } else if (outcome.exit() != 0) {
      faults.add(command + ": exit " + outcome.exit() + why(outcome.exit()) + "\n" + end(output));
    } else if (!reports.isEmpty()) {
      for (String test : tests) {
        JUnitReports.Status status = find(report.tests(), test);
        if (status == null) {
          faults.add(command + ": exit 0, but " + test + " was not run");
        } else if (status != JUnitReports.Status.PASSED) {
          faults.add(
              command
                  + ": exit 0, but "
                  + test
                  + " was "
                  + status.name().toLowerCase(java.util.Locale.ROOT));
        }
      }
    } else if (!tests.isEmpty() && totals.isPresent() && totals.get().run() == 0) {
      faults.add(command + ": exit 0, but no test was run");
    }
    Evidence.Counts counts =
        totals
            .map(t -> new Evidence.Counts(t.run(), t.failed(), t.skipped()))
            .orElse(new Evidence.Counts(-1, -1, -1));
    return new Ran(
        faults, List.of(new Evidence.Run(Gate.OFFICIAL.id(), command, outcome.exit(), counts)));
  }

  private static String why(int exit) {
    return switch (exit) {
      case 127 -> " (no such command)";
      case 126 -> " (no permission to run it)";
      default -> "";
    };
  }

  /** The last lines of an output, without what colours it on a terminal. */
  static String end(String output) {
    List<String> lines = COLOUR.matcher(output).replaceAll("").strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - OUTPUT_LINES), lines.size()));
  }

  private static JUnitReports.@org.jspecify.annotations.Nullable Status find(
      Map<String, JUnitReports.Status> tests, String wanted) {
    for (Map.Entry<String, JUnitReports.Status> test : tests.entrySet()) {
      if (test.getKey().equals(wanted)
          || test.getKey().endsWith("." + wanted)
          || wanted.indexOf('#') < 0
              && (test.getKey().startsWith(wanted + "#")
                  || test.getKey().contains("." + wanted + "#"))) {
        return test.getValue();
      }
    }
    return null;
  }

  /** The JUnit reports that lie in a folder, with their times. */
  private static Map<Path, FileTime> reports(Path folder) {
    Map<Path, FileTime> reports = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (attributes.isRegularFile() && name.startsWith("TEST-") && name.endsWith(".xml")) {
                reports.put(file, attributes.lastModifiedTime());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // gone meanwhile: no report
            }
          });
    } catch (IOException e) {
      throw new Refusal(folder + ": can't be read (" + Globs.reason(e) + ")", e);
    }
    return reports;
  }
}
