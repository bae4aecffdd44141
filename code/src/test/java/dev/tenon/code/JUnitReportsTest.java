package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.code.JUnitReports.Report;
import dev.tenon.code.JUnitReports.Status;
import dev.tenon.code.JUnitReports.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JUnitReportsTest {

  @TempDir Path folder;

  private Report read(String... texts) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : texts) {
      files.add(Files.writeString(folder.resolve("TEST-" + files.size() + ".xml"), text));
    }
    return JUnitReports.read(files);
  }

  @Test
  void surefire() throws IOException {
    Report report =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="p.PoolTest" tests="5" errors="1" skipped="1" failures="1">
              <properties><property name="x" value="&lt;failure/&gt;"/></properties>
              <testcase name="shrinks(int)[1]" classname="p.PoolTest" time="0.1"/>
              <testcase name="shrinks(int)[2]" classname="p.PoolTest">
                <failure message="no" type="E"><![CDATA[at x]]></failure>
                <system-out>text</system-out>
              </testcase>
              <testcase name="grows" classname="p.PoolTest"/>
              <testcase name="breaks" classname="p.PoolTest"><error type="E"/></testcase>
              <testcase name="later" classname="p.PoolTest"><skipped message="@Disabled"/></testcase>
            </testsuite>
            """);
    assertThat(report.tests())
        .containsOnly(
            Map.entry("p.PoolTest#shrinks", Status.FAILED),
            Map.entry("p.PoolTest#grows", Status.PASSED),
            Map.entry("p.PoolTest#breaks", Status.FAILED),
            Map.entry("p.PoolTest#later", Status.SKIPPED));
    assertThat(report.totals()).isEqualTo(new Totals(5, 2, 1));
    assertThat(report.ran("PoolTest#grows")).isTrue();
    assertThat(report.ran("p.PoolTest#later")).isFalse();
    assertThat(report.ran("Test#grows")).isFalse();
  }

  @Test
  void gradleAndPytest() throws IOException {
    Report report =
        read(
            "<testsuite name='PoolTest'><testcase name='shrinks(int)[1]' classname='PoolTest'/>"
                + "<testcase name='grows()' classname='PoolTest'/></testsuite>",
            "<testsuites><testsuite name='pytest'><testcase classname='tests.test_pool'"
                + " name='test_shrink[3-名]'/><testcase classname='tests.test_pool' name='test_b'>"
                + "<failure>x</failure><error>teardown</error></testcase></testsuite></testsuites>");
    assertThat(report.tests())
        .containsOnlyKeys(
            "PoolTest#shrinks",
            "PoolTest#grows",
            "tests.test_pool#test_shrink",
            "tests.test_pool#test_b");
    assertThat(report.totals()).isEqualTo(new Totals(4, 1, 0));
  }

  @Test
  void hostileAndBrokenFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "top secret");
    Report report =
        read(
            "<!DOCTYPE x [<!ENTITY e SYSTEM '"
                + secret.toUri()
                + "'>]>"
                + "<testsuite><testcase classname='&e;' name='a'/></testsuite>",
            "<testsuite><testcase classname='A' name='b'>",
            "",
            "not xml",
            "<testsuite><testcase classname='A' name='ok'/></testsuite>");
    assertThat(report.tests()).containsOnlyKeys("A#ok");
    assertThat(report.unreadable()).hasSize(4);
    assertThat(report.unreadable().values()).noneMatch(reason -> reason.contains("top secret"));
    assertThat(JUnitReports.read(List.of(folder.resolve("missing"))).unreadable()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tests run: 5, Failures: 1, Errors: 0, Skipped: 0 | 5 | 1 | 0",
        "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\\n"
            + "[ERROR] Tests run: 7, Failures: 1, Errors: 2, Skipped: 3 | 7 | 3 | 3",
        "12 tests completed, 2 failed, 1 skipped | 12 | 2 | 1",
        "===== 1 failed, 5 passed, 2 skipped, 3 warnings in 0.12s ===== | 8 | 1 | 2",
        "5 passed in 0.01s | 5 | 0 | 0",
        "5 passed, 1 failed | 6 | 1 | 0",
        "2 passed, 1 error in 3.5s | 3 | 1 | 0"
      })
  void closingLines(String output, int run, int failed, int skipped) {
    String text = "noise\n\u001b[1m" + output.replace("\\n", "\n") + "\u001b[0m\nBUILD";
    assertThat(JUnitReports.closingLine(text)).contains(new Totals(run, failed, skipped));
  }

  @Test
  void noClosingLine() {
    assertThat(JUnitReports.closingLine("I have 5 passed exams behind me")).isEmpty();
    assertThat(JUnitReports.closingLine("")).isEmpty();
  }
}
