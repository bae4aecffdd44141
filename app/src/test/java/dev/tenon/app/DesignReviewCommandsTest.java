package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What helps to review a design from the command line: readiness, scenarios, agents' files. */
class DesignReviewCommandsTest {
  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.at(temp.resolve("sums"));
    person.write("tenon.toml", Sums.SETTINGS);
    person.write("design/design.md", Sums.DESIGN);
  }

  @Test
  void readinessIsToldForPeopleWithACommandForEachGap() {
    Person.Ran ran = person.tenon("check", "--ready");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("\n  tenon accept --chapter 1\n").contains("not ready: ");
  }

  @Test
  void readinessAsJsonStandsBesideTheFindings() {
    Person.Ran ran = person.tenon("check", "--ready", "--format", "json");

    JsonNode json = JsonMapper.builder().build().readTree(ran.out());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(json.path("findings").isArray()).isTrue();
    assertThat(json.path("ready").path("ready").asBoolean(true)).isFalse();
    JsonNode last = json.path("ready").path("missing").valueStream().toList().getLast();
    assertThat(last.path("kind").asString("")).isEqualTo("acceptance");
    assertThat(last.propertyNames())
        .containsExactly("kind", "items", "file", "line", "column", "message", "command");
    assertThat(json.path("ready").path("doubled").isArray()).isTrue();
    assertThat(json.path("ready").path("long").isArray()).isTrue();
  }

  @Test
  void readinessRefusesWhatAsksAboutLessOrPrintsOtherwise() {
    for (String format : List.of("sarif", "junit")) {
      Sentence.refused(person.tenon("check", "--ready", "--format", format), "--ready", format);
    }
    Sentence.refused(person.tenon("check", "--ready", "--watch"), "--ready", "--watch");
    Sentence.refused(person.tenon("check", "--ready", "--since", "HEAD"), "--ready", "--since");
    Sentence.refused(
        person.tenon("check", "--ready", "--baseline", "none.json"), "--ready", "--baseline");
  }

  @Test
  void scenariosAreListedAnywhereAndPrintedWhole() throws Exception {
    Files.delete(person.folder.resolve("tenon.toml"));

    assertThat(person.tenon("scenarios").out()).contains("over-design  ").contains("tests");
    assertThat(person.tenon("scenarios", "--prose", "zh").out()).contains("为什么是这样？");
    assertThat(person.tenon("scenarios", "explain").out()).contains("One paragraph", "\"$schema\"");
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(person.tenon("scenarios", "tests", "--format", "json").out());
    assertThat(json.propertyNames())
        .containsExactly(
            "id", "title", "when", "given", "answer", "source", "schema", "example", "prompt");
    Sentence.refused(person.tenon("scenarios", "overdesign"), "no scenario overdesign", "explain");
  }

  @Test
  void mergingAndAgentsFilesAreSetUpTogether() throws Exception {
    Person.Ran ran = person.tenon("init", "--git", "--agent", "claude");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains(".gitattributes").contains("tenon-review");
    assertThat(person.folder.resolve(".gitattributes")).exists();
    assertThat(person.folder.resolve("CLAUDE.md")).exists();
  }

  @Test
  void agentsFilesAreWrittenIntoAnExistingProjectAndTakenAwayAgain() throws Exception {
    Person.Ran ran = person.tenon("init", "--agent", "claude,codex");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("+ .claude/commands/tenon-review.md", "/tenon-review 2");
    assertThat(ran.out()).contains("$tenon-review 2");
    assertThat(Files.readString(person.folder.resolve("design/design.md"))).isEqualTo(Sums.DESIGN);
    assertThat(person.tenon("init", "--agent", "claude,codex").out())
        .isEqualTo("nothing to change\n");
    assertThat(person.tenon("check").exit()).isZero();
    assertThat(person.tenon("init", "--agent", "claude,codex", "--remove").exit()).isZero();
    assertThat(person.folder.resolve("CLAUDE.md")).doesNotExist();
    assertThat(person.folder.resolve(".claude")).doesNotExist();
  }

  @Test
  void newProjectIsBegunFirst() {
    Person.Ran ran = person.tenon("init", "new", "--prose", "zh", "--agent", "qwen");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.folder.resolve("new/tenon.toml")).exists();
    assertThat(person.folder.resolve("new/QWEN.md")).content().contains("设计文档");
  }

  @Test
  void wrongUseIsRefusedBeforeAnythingIsWritten() {
    Sentence.refused(person.tenon("init", "new", "--agent", "cursor"), "cursor", "claude, codex");
    assertThat(person.folder.resolve("new")).doesNotExist();
    Sentence.refused(person.tenon("init", "--remove"), "--remove needs --agent");
    Sentence.refused(person.tenon("init", "new", "--agent", "qwen", "--remove"), "no tenon.toml");
  }
}
