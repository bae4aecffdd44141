package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustTest {
  private static final List<String> COMMANDS = List.of("mvn test", "mvn verify");

  @TempDir Path folder;
  private Path project;
  private Trust trust;

  @BeforeEach
  void makeProject() throws Exception {
    project = Files.createDirectories(folder.resolve("项 目"));
    trust = Trust.of(Map.of("XDG_STATE_HOME", folder.resolve("state").toString()));
  }

  @Test
  void nothingIsTrustedUntilSomebodySaysSo() {
    assertThat(trust.isTrusted(project, COMMANDS)).isFalse();
    trust.trust(project, COMMANDS);
    assertThat(trust.isTrusted(project, COMMANDS)).isTrue();
    assertThat(trust.isTrusted(project, List.of("mvn verify", "mvn test"))).isTrue();
  }

  @Test
  void otherCommandsAndOtherProjectsAreNot() throws Exception {
    trust.trust(project, COMMANDS);
    assertThat(trust.isTrusted(project, List.of("mvn test"))).isFalse();
    assertThat(trust.isTrusted(project, List.of("mvn test", "mvn verify", "rm -r ~"))).isFalse();
    assertThat(trust.isTrusted(project, List.of("mvn testmvn verify"))).isFalse();
    assertThat(trust.isTrusted(project, List.of())).isFalse();
    Path other = Files.createDirectories(folder.resolve("other"));
    assertThat(trust.isTrusted(other, COMMANDS)).isFalse();
  }

  @Test
  void aProjectIsItsFolderHoweverItIsNamed() throws Exception {
    trust.trust(project, COMMANDS);
    Path link = Files.createSymbolicLink(folder.resolve("link"), project);
    assertThat(trust.isTrusted(link, COMMANDS)).isTrue();
    assertThat(trust.isTrusted(project.resolve("../项 目/."), COMMANDS)).isTrue();
  }

  @Test
  void isALineEachThatAPersonCanRead() throws Exception {
    trust.trust(project, COMMANDS);
    trust.trust(project, List.of("make"));
    trust.trust(project, COMMANDS);
    assertThat(Files.readAllLines(folder.resolve("state/tenon/trusted")))
        .hasSize(2)
        .allMatch(line -> line.matches("sha256:[0-9a-f]{64} " + project));
  }

  @Test
  void forgetsNothingWhenManyTrustAtOnce() {
    IntStream.range(0, 40).parallel().forEach(i -> trust.trust(project, List.of("command " + i)));
    assertThat(IntStream.range(0, 40))
        .allMatch(i -> trust.isTrusted(project, List.of("command " + i)));
  }

  @Test
  void theEnvironmentCanTrustEverything() {
    String state = folder.resolve("state").toString();
    assertThat(of("TENON_TRUST", "1", state).isTrusted(project, COMMANDS)).isTrue();
    assertThat(of("TENON_TRUST", "0", state).isTrusted(project, COMMANDS)).isFalse();
    assertThat(of("TENON_TRUST", "", state).isTrusted(project, COMMANDS)).isFalse();
  }

  @Test
  void isKeptInTheHomeWhereNoFolderForStateIsNamed() {
    for (String state : List.of("", "relative")) {
      Trust.of(Map.of("HOME", folder.toString(), "XDG_STATE_HOME", state))
          .trust(project, List.of("x" + state));
    }
    assertThat(folder.resolve(".local/state/tenon/trusted")).isNotEmptyFile();
  }

  @Test
  void aFileInTheWayIsASentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Trust blocked = Trust.of(Map.of("XDG_STATE_HOME", file.toString()));
    assertThatThrownBy(() -> blocked.trust(project, COMMANDS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("What you trust can't be written in " + file + "/tenon/trusted: ")
        .hasMessageEndingWith(
            "; set XDG_STATE_HOME to a folder that can be written, or TENON_TRUST=1.");
  }

  private static Trust of(String name, String value, String state) {
    return Trust.of(Map.of(name, value, "XDG_STATE_HOME", state));
  }
}
