package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Finding;
import dev.tenon.design.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the language says about documents alone, case by case; severity and line must be right. */
class ConformanceTest {
  private static final List<String> SUITES = suites();

  /** Every file of the folder, so that none is left out by mistake. */
  private static List<String> suites() {
    try {
      URL folder = ConformanceTest.class.getResource("/conformance");
      assertThat(folder).isNotNull();
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".md"))
            .map(name -> name.substring(0, name.length() - 3))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicNode> caseIsMet() {
    return SUITES.stream()
        .map(
            suite ->
                dynamicContainer(
                    suite,
                    cases(suite).stream()
                        .map(one -> dynamicTest(one.id() + " " + one.title(), () -> judge(one)))));
  }

  @Test
  void suitesAreNotEmpty() {
    assertThat(SUITES)
        .contains(
            "wording", "structure", "tests", "interfaces", "contracts", "plan", "constraints");
    assertThat(SUITES.stream().mapToInt(s -> cases(s).size()).sum()).isGreaterThan(300);
  }

  private static List<ConformanceCase> cases(String suite) {
    try (InputStream in =
        ConformanceTest.class.getResourceAsStream("/conformance/" + suite + ".md")) {
      assertThat(in).as(suite).isNotNull();
      return ConformanceSuite.read(
          suite + ".md", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void judge(ConformanceCase one) {
    assertThat(problems(one)).as(one.id() + " " + one.title()).isEmpty();
  }

  /** What is wrong with the check of a case, in words. */
  private static List<String> problems(ConformanceCase one) {
    Map<String, String> files = ConformanceProject.files(one);
    Design design = ConformanceProject.design(files);
    CheckResult result =
        Checker.check(design, new JavaSurroundings(files), Set.of(RuleGroup.values()));
    List<String> problems = new ArrayList<>();
    Set<Finding> wanted = new HashSet<>();
    for (ConformanceCase.Expected expected : one.expected()) {
      expect(expected, result.findings(), files, wanted, problems);
    }
    for (Finding finding : result.findings()) {
      boolean counts =
          finding.severity() != Severity.INFORMATION
              && (finding.rule().equals(one.rule()) || !one.ignore().contains(finding.rule()));
      if (counts && !wanted.contains(finding)) {
        problems.add("unexpected: " + show(finding));
      }
    }
    return problems;
  }

  /** A judge that finds nothing wrong would pass everything. */
  @Test
  void judgeSeesWhatIsNotExpected() {
    int turned = 0;
    for (String suite :
        List.of("wording", "wording-more", "structure", "structure-more", "tests")) {
      for (ConformanceCase one : cases(suite)) {
        ConformanceCase.Expected any =
            new ConformanceCase.Expected(one.rule(), "", List.of("X-1"), "");
        assertThat(problems(one.expecting(List.of(any)))).as(one.id()).isNotEmpty();
        if (!one.expected().isEmpty()) {
          assertThat(problems(one.expecting(List.of()))).as(one.id()).isNotEmpty();
          turned++;
        }
      }
    }
    assertThat(turned).isGreaterThan(80);
  }

  private static void expect(
      ConformanceCase.Expected expected,
      List<Finding> findings,
      Map<String, String> files,
      Set<Finding> wanted,
      List<String> problems) {
    List<Finding> hits = findings.stream().filter(f -> meets(expected, f, files)).toList();
    wanted.addAll(hits);
    if (hits.isEmpty()) {
      problems.add("missing: " + expected);
      return;
    }
    if (!expected.severity().isEmpty()
        && hits.stream().noneMatch(f -> f.severity().word().equals(expected.severity()))) {
      problems.add("severity: " + expected + " but " + show(hits.getFirst()));
    }
    if (!expected.line().isEmpty()
        && hits.stream().noneMatch(f -> lineOf(files, f).contains(expected.line()))) {
      problems.add("line: " + expected + " but " + show(hits.getFirst()));
    }
  }

  private static boolean meets(
      ConformanceCase.Expected expected, Finding finding, Map<String, String> files) {
    if (!finding.rule().equals(expected.rule())) {
      return false;
    }
    if (expected.items().isEmpty()) {
      return expected.line().isEmpty() || lineOf(files, finding).contains(expected.line());
    }
    List<String> items = finding.items().stream().map(ConformanceSuite::clean).toList();
    boolean smallest =
        !expected.rule().equals("contradiction")
            || items.stream()
                .noneMatch(i -> i.matches("(?:[A-Z]+-)+\\d+") && !expected.items().contains(i));
    return smallest
        && expected.items().stream()
            .allMatch(wanted -> items.stream().anyMatch(item -> same(wanted, item)));
  }

  private static boolean same(String wanted, String item) {
    int bracket = item.indexOf('(');
    return wanted.equals(item)
        || wanted.indexOf('(') < 0 && bracket >= 0 && wanted.equals(item.substring(0, bracket));
  }

  private static String lineOf(Map<String, String> files, Finding finding) {
    String[] lines = files.getOrDefault(finding.at().file(), "").split("\n", -1);
    int line = finding.at().line();
    return line > 0 && line <= lines.length ? lines[line - 1] : "";
  }

  private static String show(Finding f) {
    return f.severity().word()
        + " "
        + f.rule()
        + " "
        + f.items()
        + " at "
        + f.at()
        + ": "
        + f.message();
  }

  /** A mark alone is exit 2 of the whole check; no case is about it. */
  @Test
  void planMarkAloneIsRefused() {
    assertThatThrownBy(
            () ->
                ConformanceProject.design(
                    Map.of("design/a.md", "## 6 Plan\n\n<!-- tenon:plan -->\n")))
        .isInstanceOf(DesignProblem.class);
  }
}
