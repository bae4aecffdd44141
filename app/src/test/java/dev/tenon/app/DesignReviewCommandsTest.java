package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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
  void secondRemovalFindsNothing() {
    assertThat(person.tenon("init", "--agent", "qwen").exit()).isZero();
    assertThat(person.tenon("init", "--agent", "qwen", "--remove").out()).contains("- QWEN.md");
    Person.Ran again = person.tenon("init", "--agent", "qwen", "--remove");
    assertThat(again.exit()).as(again.all()).isZero();
    assertThat(again.out()).isEqualTo("nothing to change\n");
  }

  @Test
  void withoutPermissionNothingIsHalfWritten() throws Exception {
    person.write("AGENTS.md", "# Mine\n");
    person.write(".claude/commands/mine.md", "mine\n");
    person.sh("chmod 555 .claude/commands");

    Person.Ran ran = unprivileged("init", "--agent", "codex,claude");

    Sentence.refused(ran, ".claude/commands/tenon-", "can't be written (no permission)");
    assertThat(ran.out()).isEmpty();
    assertThat(person.folder.resolve(".agents")).doesNotExist();
    assertThat(person.read("AGENTS.md")).isEqualTo("# Mine\n");
  }

  @Test
  void withoutPermissionNoProjectIsBegun() throws Exception {
    person.sh("mkdir -p new/design && chmod 555 new/design");

    Person.Ran ran = unprivileged("init", "new", "--agent", "claude");

    Sentence.refused(ran, "new/design/design.md: can't be written", "nothing was changed");
    assertThat(ran.out()).isEmpty();
    assertThat(person.folder.resolve("new/tenon.toml")).doesNotExist();
  }

  @Test
  void projectIsNotBegunWhereTheAgentsFilesCantBe() throws Exception {
    person.write("new/CLAUDE.md", "<!-- tenon:agent -->\nhalf of it\n");

    Person.Ran ran = person.tenon("init", "new", "--agent", "claude");

    Sentence.refused(ran, "CLAUDE.md: <!-- tenon:agent --> and <!-- /tenon:agent -->", "mend");
    assertThat(ran.out()).isEmpty();
    assertThat(person.sh("ls -A new").out()).isEqualTo("CLAUDE.md\n");
  }

  /** As a process that may do what its files' modes allow, also where all of this runs as root. */
  private Person.Ran unprivileged(String... arguments) throws Exception {
    String line =
        person.command(arguments).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    boolean root = person.sh("id -u").out().equals("0\n");
    assumeTrue(!root || person.sh("command -v setpriv").exit() == 0, "root may write anywhere");
    String drop = "setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search ";
    return person.sh(root ? drop + line : line);
  }

  @Test
  void wrongUseIsRefusedBeforeAnythingIsWritten() {
    Sentence.refused(
        person.tenon("init", "--git", "--agent", "qwen", "--remove"), "leave out --git");
    Sentence.refused(person.tenon("init", "new", "--agent", "cursor"), "cursor", "claude, codex");
    assertThat(person.folder.resolve("new")).doesNotExist();
    Sentence.refused(person.tenon("init", "--remove"), "--remove needs --agent");
    Sentence.refused(person.tenon("init", "new", "--agent", "qwen", "--remove"), "no tenon.toml");
  }
}
