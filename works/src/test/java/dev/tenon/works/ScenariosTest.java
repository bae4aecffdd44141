package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {
  private static final String OWN =
      """
      # naming: Names that mislead

      ## When
      A name was chosen in haste.

      ## Given
      - `scope`

      ## Answer
      `opinions`: one for each name.

      ## Example
      ```json
      {"opinions":[{"items":["D-1"],"text":"`data` is a list of orders"}]}
      ```

      ## Prompt
      Find names that mislead.

      ## Not a part of its own
      The prompt goes on.
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void builtInOnesAreReadInBothLanguages(Tongue tongue) {
    List<Scenario> all = Scenarios.all(tongue, null);

    assertThat(all).extracting(Scenario::id).containsExactlyElementsOf(Scenarios.BUILT_IN);
    assertThat(all)
        .allSatisfy(
            s -> {
              assertThat(s.title()).isNotBlank();
              assertThat(s.isGiven(Scenario.Part.SCOPE)).isTrue();
              assertThat(s.source()).isEqualTo(Scenario.BUILT_IN);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void projectsOwnIsReadAndStandsAfterTheBuiltIn(String end) throws IOException {
    write("design/scenarios/naming.md", OWN.replace("\n", end));

    Scenario found = Scenarios.find("naming", Tongue.ZH, project());

    assertThat(found.source()).isEqualTo("design/scenarios/naming.md");
    assertThat(found.prompt()).startsWith("Find names").endsWith("The prompt goes on.");
    assertThat(found.shape().name()).isEqualTo("opinions");
    assertThat(Scenarios.all(Tongue.EN, project()).getLast()).isEqualTo(found);
  }

  @Test
  void projectsOwnWinsOverTheBuiltInInItsLanguageAlone() throws IOException {
    write("design/scenarios/zh/over-design.md", OWN.replace("# naming", "# over-design"));

    assertThat(Scenarios.find("over-design", Tongue.ZH, project()).title())
        .isEqualTo("Names that mislead");
    assertThat(Scenarios.find("over-design", Tongue.EN, project()).source())
        .isEqualTo(Scenario.BUILT_IN);
  }

  @Test
  void unknownOneIsRefusedWithThoseThatThereAre() throws IOException {
    write("design/scenarios/naming.md", OWN);

    assertThatThrownBy(() -> Scenarios.find("../secret", Tongue.EN, project()))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "there is no scenario ../secret; there are: "
                + String.join(", ", Scenarios.BUILT_IN)
                + ", naming");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertRefused(OWN.replace("# naming:", "# other:"), "first line must be \"# naming: ");
    assertRefused(OWN.replace("A name was chosen in haste.\n", ""), "nothing below ## When");
    assertRefused(OWN.replace("- `scope`", "- `everything`"), "\"everything\" can't be given");
    assertRefused(OWN.replace("- `scope`", "the scope"), "bullets alone");
    assertRefused(OWN.replace("`opinions`:", "`verdict`:"), "## Answer begins with one of");
    assertRefused(OWN.replace("```json", "```"), "## Example needs a fenced block");
    assertRefused(OWN.replace("## When", "## Whenever"), "\"## Whenever\" is no part");
    assertRefused(OWN.replace("## Given", "## When"), "## When stands twice");
  }

  private void assertRefused(String text, String message) throws IOException {
    write("design/scenarios/naming.md", text);
    assertThatThrownBy(() -> Scenarios.find("naming", Tongue.EN, project()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("design/scenarios/naming.md: ")
        .hasMessageContaining(message);
  }

  private Project project() throws IOException {
    write("tenon.toml", "format = 1\n");
    return Project.open(folder);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
