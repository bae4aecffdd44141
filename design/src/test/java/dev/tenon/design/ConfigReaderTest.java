package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @Test
  void emptyFileMeansTheDefaults() {
    Config config = ConfigReader.read("", "采样器");
    assertThat(config.project())
        .isEqualTo(
            new Config.Project(
                "采样器",
                "java",
                Tongue.EN,
                "",
                List.of("design/*.md"),
                List.of("src/main/java"),
                List.of("src/test/java"),
                List.of("design/patterns.md"),
                List.of(),
                "design/evidence"));
    assertThat(config.verify())
        .isEqualTo(new Config.Verify("", "", Duration.ofMinutes(10), true, false, List.of()));
    assertThat(config.plan()).isEqualTo(new Config.Plan(3, 5));
    assertThat(config.writer())
        .isEqualTo(
            new Config.Writer("person", "", 3, Duration.ofMinutes(20), List.of(), true, List.of()));
    assertThat(config.build().review()).isEqualTo("none");
    assertThat(config.review().growth()).isEqualTo(0.2);
  }

  @Test
  void pageOfTheLanguageShowsEveryKeyWithItsDefault() throws IOException {
    String page = Files.readString(Path.of("../docs/language.md"));
    int start = page.indexOf("```toml\nformat = 1") + "```toml\n".length();
    String shown = page.substring(start, page.indexOf("\n```", start));
    List<String> known =
        ConfigReader.KNOWN.entrySet().stream()
            .flatMap(
                table ->
                    table.getValue().stream()
                        .map(key -> table.getKey().isEmpty() ? key : table.getKey() + "." + key))
            .toList();

    assertThat(Settings.read(shown).keys()).containsAll(known);

    Config read = ConfigReader.read(shown, "");
    Config otherwise =
        ConfigReader.read(
            "[verify]\nstep = \"%s\"\ntest = \"%s\"\n[writer]\ncommand = \"%s\"\n"
                .formatted(read.verify().step(), read.verify().test(), read.writer().command()),
            "");
    assertThat(read.wording()).isEqualTo(otherwise.wording());
    assertThat(read.verify()).isEqualTo(otherwise.verify());
    assertThat(read.plan()).isEqualTo(otherwise.plan());
    assertThat(read.writer()).isEqualTo(otherwise.writer());
    assertThat(read.build()).isEqualTo(otherwise.build());
    assertThat(read.review()).isEqualTo(otherwise.review());
  }

  @Test
  void everyKeyIsRead() {
    Config config =
        ConfigReader.read(
            """
            \uFEFFformat = 1
            [project]
            name = "sampler"
            language = "Java"
            prose = "zh"
            package = "org.example.sampler"
            documents = ["docs/**/*.md", "!docs/old.md"]
            sources = ["core/src", "more/**"]
            tests = ["core/test"]
            patterns = []
            classpath = ["lib/*.jar"]
            evidence = "docs/evidence"
            [wording]
            vague = ["big"]
            allow = ["fast"]
            [verify]
            step = "make {tests}"
            test = "make test"
            limit = "20 s"
            sandbox = false
            network = true
            env = ["CI"]
            [plan]
            methods_per_step = [1, 2]
            [writer]
            use = "command"
            command = "agent -p"
            attempts = 5
            limit = "1 小时"
            writes = ["~/.agent"]
            network = false
            env = ["API_KEY"]
            [build]
            review = "all"
            [review]
            command = "agent"
            growth = "15 %"
            item_words = 80
            """
                .replace("\n", "\r\n"),
            "x");
    assertThat(config.project().name()).isEqualTo("sampler");
    assertThat(config.project().language()).isEqualTo("java");
    assertThat(config.project().prose()).isEqualTo(Tongue.ZH);
    assertThat(config.project().documents()).containsExactly("docs/**/*.md", "!docs/old.md");
    assertThat(config.verify())
        .isEqualTo(
            new Config.Verify(
                "make {tests}", "make test", Duration.ofSeconds(20), false, true, List.of("CI")));
    assertThat(config.plan()).isEqualTo(new Config.Plan(1, 2));
    assertThat(config.writer().limit()).isEqualTo(Duration.ofHours(1));
    assertThat(config.writer().attempts()).isEqualTo(5);
    assertThat(config.wording().allow()).containsExactly("fast");
    assertThat(config.review()).isEqualTo(new Config.Review("agent", 0.15, 80));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[project]/documnets = []|tenon.toml:2: unknown key \"documnets\" in [project]; did you"
            + " mean \"documents\"?",
        "[projct]|tenon.toml:1: unknown key \"projct\"; did you mean \"project\"?",
        "name = \"x\"|tenon.toml:1: unknown key \"name\"; it belongs into [project]",
        "/project.nmae = 'x'|tenon.toml:2: unknown key \"nmae\" in [project]; did you mean"
            + " \"name\"?",
        "format = 2/[news]|tenon.toml:1: format 2 is newer than this Tenon reads (1); update Tenon",
        "format = 0|tenon.toml:1: \"format\" must be a whole number, 1, not 0",
        "project = 3|tenon.toml:1: \"project\" must be a table: [project]",
        "[project]/prose = \"de\"|tenon.toml:2: \"prose\" must be one of en, zh, not \"de\"",
        "[project]/documents = \"d\"|tenon.toml:2: \"documents\" must be a list of texts, like"
            + " [\"one\", \"two\"], not \"d\"",
        "[writer]/use = \"robot\"|tenon.toml:2: \"use\" must be one of document, person, command,"
            + " replay, model, acp, not \"robot\"",
        "[plan]/methods_per_step = [5, 3]|tenon.toml:2: \"methods_per_step\" must be two ascending"
            + " positive numbers, like [3, 5], not [5, 3]",
        "[plan]/methods_per_step = [0, 3]|tenon.toml:2: \"methods_per_step\" must be two ascending"
            + " positive numbers, like [3, 5], not [0, 3]",
        "[verify]/limit = \"10\"|tenon.toml:2: \"limit\" must be a time with its unit, like \"20"
            + " s\", \"10 min\" or \"1 h\", not \"10\"",
        "[verify]/env = [\"A=b\"]|tenon.toml:2: \"env\" must be a list of names of variables,"
            + " without values, like [\"HTTPS_PROXY\"], not [\"A=b\"]",
        "[writer]/attempts = 0|tenon.toml:2: \"attempts\" must be a whole number of at least 1, not"
            + " 0",
        "[project]/sources = [\"../x\"]|tenon.toml:2: \"sources\" must begin with a plain folder of"
            + " the project, not \"../x\"",
        "a = ?|tenon.toml:1:5: no TOML: unknown token",
        "/[project/name = 1|tenon.toml:2:9: no TOML: newline not permitted here",
      })
  void aMistakeIsOneSentenceWithItsLine(String toml, String message) {
    String text = (toml == null ? "" : toml).replace("/", "\n").replace("..\nx", "../x");
    assertThatThrownBy(() -> ConfigReader.read(text, "x"))
        .isInstanceOf(DesignProblem.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a=", "a.", "[["})
  void deepNestingEndsInAProblem(String piece) {
    assertThatThrownBy(() -> ConfigReader.read("x = " + piece.repeat(20_000), "x"))
        .isInstanceOf(DesignProblem.class);
  }
}
