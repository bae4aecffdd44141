package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check} for programs, for projects with debt, and for a change. */
class CheckFormatsTest {
  private static final String DOCUMENT = "设计/一 二.md";
  private static final String TEXT =
      """
      ## 1 Overview

      ### R-1 Goal

      The system shall be quick by the tool.

      - depends on: R-9

      ### R-2 Other

      The system shall run by the tool.

      ### R-3 Leaning

      The system shall be robust by the tool.

      - depends on: R-2
      """;

  @TempDir Path folder;
  private Person person;

  @BeforeEach
  void project() throws IOException {
    person = Person.at(folder.resolve("项目 a"));
    person.write("tenon.toml", "format = 1\n\n[project]\ndocuments = [\"设计/*.md\"]\n");
    person.write(DOCUMENT, TEXT);
  }

  private static JsonNode json(Person.Ran ran) {
    return JsonMapper.shared().readTree(ran.out());
  }

  @Test
  void sarifAndJunitStandAlone() {
    Person.Ran sarif = person.tenon("check", "--format", "sarif");
    assertThat(sarif.exit()).isOne();
    assertThat(sarif.err()).isEmpty();
    JsonNode run = json(sarif).path("runs").path(0);
    assertThat(run.path("invocations").path(0).path("exitCode").intValue()).isOne();
    assertThat(run.path("results").toString())
        .contains("%E8%AE%BE%E8%AE%A1/%E4%B8%80%20%E4%BA%8C.md");
    assertThat(run.path("originalUriBaseIds").toString()).contains("%E9%A1%B9%E7%9B%AE%20a/");

    Person.Ran junit = person.tenon("check", "--format", "junit");
    assertThat(junit.exit()).isOne();
    assertThat(junit.out()).startsWith("<?xml").contains("<failure", "R-1, R-9");
  }

  @Test
  void sarifInASubfolderIsRelativeToTheRepository() throws IOException {
    person.sh("git init -q ..");
    JsonNode run = json(person.tenon("check", "--format", "sarif")).path("runs").path(0);
    assertThat(run.path("results").toString()).contains("\"%E9%A1%B9%E7%9B%AE%20a/%E8%AE%BE");
  }

  @Test
  void baselineHoldsTheDebt() throws IOException {
    Person.Ran first = person.tenon("check", "--format", "json");
    assertThat(first.exit()).isOne();
    int debt = json(first).path("findings").size();
    person.write("债.json", first.out());

    Person.Ran again = person.tenon("check", "--strict", "--baseline", "债.json");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains(debt + " more are in the baseline 债.json.");

    Person.Ran program = person.tenon("check", "--format", "json", "--baseline", "债.json");
    assertThat(program.exit()).isZero();
    assertThat(json(program).path("findings")).isEmpty();
    assertThat(json(program).path("summary").path("errors").intValue()).isZero();
    assertThat(json(program).properties().stream().map(p -> p.getKey()))
        .containsExactly("findings", "waived", "summary");

    person.replace(DOCUMENT, "- depends on: R-2\n", "- depends on: R-2, R-8\n");
    person.replace(DOCUMENT, "be quick by", "answer by");
    Person.Ran changed = person.tenon("check", "--format", "json", "--baseline", "债.json");
    assertThat(changed.exit()).isOne();
    assertThat(json(changed).path("findings")).hasSize(1);
    assertThat(changed.err()).contains("1 of it", "tenon check --format json > 债.json");
    JsonNode results =
        json(person.tenon("check", "--format", "sarif", "--baseline", "债.json"))
            .path("runs")
            .path(0)
            .path("results");
    assertThat(results.toString()).contains("\"new\"", "\"unchanged\"");
  }

  @Test
  void brokenBaselinesAreRefused() throws IOException {
    person.write("empty", "");
    person.write("half", "{\"findings\":[{\"id\":\"a\"},");
    person.write("other", "{\"results\":[]}");
    person.write("nameless", "{\"findings\":[{\"rule\":\"x\"}]}");
    person.write("bytes", new byte[] {'{', (byte) 0xFF, '}'});
    for (String file : new String[] {"missing", "empty", "half", "other", "nameless", "设计"}) {
      Person.Ran ran = person.tenon("check", "--baseline", file);
      assertThat(ran.exit()).as(file).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .startsWith("tenon: " + file + ": ")
          .contains("tenon check --format json > " + file)
          .hasLineCount(1);
    }
    assertThat(person.tenon("check", "--baseline", "bytes").exit()).isEqualTo(2);
  }

  @Test
  void sinceShowsWhatAChangeTouches() throws IOException {
    person.sh("git init -q -b main .");
    person.identify();
    person.commit("Start");
    assertThat(json(person.tenon("check", "--format", "json", "--since", "HEAD")).path("findings"))
        .isEmpty();
    assertThat(person.tenon("check", "--since", "HEAD").exit()).isZero();

    // R-3 leans on R-2, so that its old finding is told again; those of R-1 are not
    person.replace(DOCUMENT, "shall run by", "shall start by");
    Person.Ran ran = person.tenon("check", "--format", "json", "--since", "HEAD");
    assertThat(json(ran).path("findings").findValuesAsString("rule"))
        .contains("vague-wording", "unverified-requirement")
        .doesNotContain("dangling-reference", "missing-chapter");
    assertThat(json(ran).path("findings").toString()).contains("R-3").doesNotContain("R-1");
    assertThat(ran.exit()).isZero();

    person.replace(DOCUMENT, "## 1 Overview\n", "# Before\n\n## 1 Overview\n\n### R-9 x\n");
    Person.Ran moved = person.tenon("check", "--format", "json", "--since", "HEAD");
    assertThat(json(moved).path("findings").toString()).contains("R-9", "R-1");
  }

  @Test
  void sinceNeedsARevision() throws IOException {
    assertThat(person.tenon("check", "--since", "HEAD").exit()).isEqualTo(2);
    person.sh("git init -q -b main .");
    person.identify();
    person.commit("Start");
    Person.Ran unknown = person.tenon("check", "--since", "nowhere");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("nowhere").hasLineCount(1);
    assertThat(unknown.out()).isEmpty();
  }
}
