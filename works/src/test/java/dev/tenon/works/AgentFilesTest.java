package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.toml.TomlMapper;

class AgentFilesTest {
  private static final List<CodingAgent> ALL = List.of(CodingAgent.values());

  @TempDir Path base;
  private Path root;

  @BeforeEach
  void project() throws IOException {
    root = base.toRealPath().resolve("项目 one");
    write("tenon.toml", "format = 1\n");
    write("design/a.md", "### R-1 Keep\n\nThe store shall keep records.\n");
  }

  @Test
  void eachAgentGetsEachCommandWhereItLooksForThem() throws IOException {
    AgentFiles.Done done = AgentFiles.write(open(), ALL);

    int commands = Scenarios.BUILT_IN.size() + 1;
    assertThat(done.written()).hasSize(5 * commands + 4).doesNotHaveDuplicates();
    assertThat(done.written())
        .contains(
            ".claude/commands/tenon-review.md",
            ".agents/skills/tenon-over-design/SKILL.md",
            ".gemini/commands/tenon-review.toml",
            ".qwen/commands/tenon-contradiction.md",
            ".opencode/commands/tenon-review.md",
            "CLAUDE.md",
            "AGENTS.md",
            "GEMINI.md",
            "QWEN.md");
    assertThat(read(".claude/commands/tenon-review.md"))
        .startsWith("---\n# written by tenon init --agent")
        .contains("\ndescription: \"", "\nargument-hint: \"", "Asked for: $ARGUMENTS");
    assertThat(read(".agents/skills/tenon-over-design/SKILL.md"))
        .contains("\nname: tenon-over-design\n", "\ndescription: \"")
        .doesNotContain("$ARGUMENTS", "{arguments}", "{prompt}");
    assertThat(read("AGENTS.md")).contains("- `tenon-over-design`: ");
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void commandOfGeminiIsTheTomlThatItReads(Tongue tongue) throws IOException {
    write("tenon.toml", "[project]\nprose = \"" + tongue.pick("en", "zh") + "\"\n");
    write("design/scenarios/paths.md", own("Say \"\"\"why\"\"\" of C:\\temp."));

    AgentFiles.write(open(), List.of(CodingAgent.GEMINI));

    var toml = new TomlMapper().readTree(read(".gemini/commands/tenon-paths.toml"));
    assertThat(toml.path("description").asString("")).isEqualTo("Tenon: Names that mislead");
    assertThat(toml.path("prompt").asString(""))
        .contains("{{args}}", "Say \"\"\"why\"\"\" of C:\\temp.");
  }

  @Test
  void secondTimeNothingIsWrittenAndRemovingGivesTheTreeBack() throws IOException {
    write("CLAUDE.md", "# Mine\r\n\r\nKeep it.\r\n");
    write("AGENTS.md", "no end of line");
    write(".claude/commands/mine.md", "my own");
    write(".claude/settings.json", "{}");
    Map<String, String> before = tree();

    AgentFiles.write(open(), ALL);
    Map<String, String> after = tree();
    AgentFiles.Done again = AgentFiles.write(open(), ALL);

    assertThat(again.written()).isEmpty();
    assertThat(again.removed()).isEmpty();
    assertThat(tree()).isEqualTo(after);
    assertThat(after.get("design/a.md")).isEqualTo(before.get("design/a.md"));
    AgentFiles.remove(open(), ALL);
    assertThat(tree()).isEqualTo(before);
    assertThat(root.resolve(".gemini")).doesNotExist();
  }

  @Test
  void rulesOfTwoAgentsStayUntilTheLastIsGone() throws IOException {
    AgentFiles.write(open(), List.of(CodingAgent.CODEX, CodingAgent.OPENCODE));

    AgentFiles.remove(open(), List.of(CodingAgent.CODEX));
    assertThat(read("AGENTS.md")).contains("<!-- tenon:agent -->");

    AgentFiles.remove(open(), List.of(CodingAgent.OPENCODE));
    assertThat(root.resolve("AGENTS.md")).doesNotExist();
  }

  @Test
  void linkedRulesStayALinkAndAreWrittenOnce() throws IOException {
    write("AGENTS.md", "# Rules\n");
    Files.createSymbolicLink(root.resolve("CLAUDE.md"), Path.of("AGENTS.md"));

    AgentFiles.write(open(), List.of(CodingAgent.CLAUDE, CodingAgent.CODEX));

    assertThat(root.resolve("CLAUDE.md")).isSymbolicLink();
    assertThat(read("AGENTS.md").split("<!-- tenon:agent -->", -1)).hasSize(2);
    AgentFiles.remove(open(), List.of(CodingAgent.CLAUDE));
    assertThat(read("AGENTS.md")).as("codex reads it too").contains("tenon:agent");
    AgentFiles.remove(open(), List.of(CodingAgent.CODEX));
    assertThat(read("AGENTS.md")).isEqualTo("# Rules\n");
  }

  @Test
  void linkOutOfTheProjectOrToNothingIsRefusedBeforeAnythingIsWritten() throws IOException {
    Files.writeString(base.resolve("elsewhere.md"), "mine\n");
    Files.createSymbolicLink(root.resolve("CLAUDE.md"), base.resolve("elsewhere.md"));
    assertRefused("CLAUDE.md: is or lies under a link out of the project");

    Files.delete(root.resolve("CLAUDE.md"));
    Files.createSymbolicLink(root.resolve("CLAUDE.md"), Path.of("nowhere.md"));
    assertRefused("CLAUDE.md: is or lies under a link to nothing");

    Files.delete(root.resolve("CLAUDE.md"));
    Files.createDirectory(root.resolve("CLAUDE.md"));
    assertRefused("CLAUDE.md");
    assertThat(Files.readString(base.resolve("elsewhere.md"))).isEqualTo("mine\n");
  }

  @Test
  void commandThatAPersonWroteIsNotOverwritten() throws IOException {
    write(".claude/commands/tenon-review.md", "mine\n");

    assertRefused(".claude/commands/tenon-review.md is there and was not written by Tenon");

    assertThat(read(".claude/commands/tenon-review.md")).isEqualTo("mine\n");
  }

  @Test
  void rulesThatCantBeReadAreRefused() throws IOException {
    Files.write(root.resolve("CLAUDE.md"), new byte[] {'a', '\n', (byte) 0xff});

    assertRefused("CLAUDE.md:2: not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- tenon:agent -->\nhalf\n",
        "half\n<!-- /tenon:agent -->\n",
        "<!-- /tenon:agent -->\n<!-- tenon:agent -->\n",
        "<!-- tenon:agent -->\n<!-- tenon:agent -->\n<!-- /tenon:agent -->\n",
        "<!-- tenon:agent -->\r\nhalf\r\n"
      })
  void marksThatAPersonDamagedAreRefusedBothWays(String rules) throws IOException {
    write("CLAUDE.md", rules);
    assertRefused("CLAUDE.md: <!-- tenon:agent --> and <!-- /tenon:agent --> must stand once each");
    assertThatThrownBy(() -> AgentFiles.remove(open(), List.of(CodingAgent.CLAUDE)))
        .hasMessageContaining("must stand once each");
    assertThat(read("CLAUDE.md")).isEqualTo(rules);
  }

  @Test
  void sectionInAFileWithCarriageReturnsHasThemAndIsFoundAgain() throws IOException {
    write("CLAUDE.md", "# Mine\r\n\r\nKeep it.\r\n");
    AgentFiles.write(open(), List.of(CodingAgent.CLAUDE));
    assertThat(read("CLAUDE.md")).doesNotContainPattern("[^\r]\n");
    assertThat(AgentFiles.write(open(), List.of(CodingAgent.CLAUDE)).written()).isEmpty();
    write("CLAUDE.md", read("CLAUDE.md") + "And this.\r\n");
    AgentFiles.remove(open(), List.of(CodingAgent.CLAUDE));
    assertThat(read("CLAUDE.md")).isEqualTo("# Mine\r\n\r\nKeep it.\r\nAnd this.\r\n");
  }

  @Test
  void whatCantBeWrittenTakesTheRestBack() throws IOException {
    write("CLAUDE.md", "# Mine\n");
    Map<String, String> before = tree();
    AllOrNothing all = new AllOrNothing();
    all.change(root.resolve("CLAUDE.md"), () -> Texts.write(root.resolve("CLAUDE.md"), "new\n"));
    all.change(root.resolve("a/b/c.md"), () -> Texts.write(root.resolve("a/b/c.md"), "c\n"));
    assertThatThrownBy(
            () ->
                all.change(
                    root.resolve("CLAUDE.md/d.md"),
                    () -> Texts.write(root.resolve("CLAUDE.md/d.md"), "d\n")))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("; nothing was changed");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void commandOfAScenarioThatIsGoneGoesToo() throws IOException {
    write("design/scenarios/paths.md", own("Say why."));
    AgentFiles.write(open(), List.of(CodingAgent.CODEX));
    assertThat(root.resolve(".agents/skills/tenon-paths/SKILL.md")).exists();

    Files.delete(root.resolve("design/scenarios/paths.md"));
    AgentFiles.Done done = AgentFiles.write(open(), List.of(CodingAgent.CODEX));

    assertThat(done.removed()).containsExactly(".agents/skills/tenon-paths/SKILL.md");
    assertThat(root.resolve(".agents/skills/tenon-paths")).doesNotExist();
    assertThat(done.written()).containsExactly("AGENTS.md");
  }

  @Test
  void promptThatAnAgentWouldRunIsRefused() throws IOException {
    write("design/scenarios/paths.md", own("Look: !{rm -rf /}"));

    assertRefused("agents replace or run \"!{\" in a command");
  }

  @Test
  void agentsAreNamedInAList() {
    assertThat(CodingAgent.list("claude, Codex,claude"))
        .containsExactly(CodingAgent.CLAUDE, CodingAgent.CODEX);
    assertThatThrownBy(() -> CodingAgent.list("claud"))
        .hasMessage("--agent claud is not known; there are: claude, codex, gemini, qwen, opencode");
    assertThatThrownBy(() -> CodingAgent.list(" ,")).hasMessageStartingWith("--agent needs");
  }

  private void assertRefused(String message) throws IOException {
    Map<String, String> before = tree();
    assertThatThrownBy(() -> AgentFiles.write(open(), List.of(CodingAgent.CLAUDE)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
    assertThat(tree()).isEqualTo(before);
  }

  private static String own(String prompt) {
    return """
    # paths: Names that mislead

    ## When
    Often.

    ## Given
    - `scope`

    ## Answer
    `opinions`

    ## Example
    ```json
    {"opinions":[]}
    ```

    ## Prompt
    """
        + prompt
        + "\n";
  }

  private Project open() {
    return Project.open(root);
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        tree.put(
            root.relativize(file).toString(),
            plain
                ? java.util.HexFormat.of().formatHex(Files.readAllBytes(file))
                : Files.isSymbolicLink(file) ? "link" : "folder");
      }
    }
    return tree;
  }
}
