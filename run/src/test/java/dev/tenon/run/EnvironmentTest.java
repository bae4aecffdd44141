package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {
  private static final Path TEMPORARY = Path.of("/tmp/t1");

  @TempDir Path folder;

  @Test
  void hasWhatIsSaidAndNoOther() {
    Map<String, String> caller =
        Map.of(
            "PATH", "/p",
            "HOME", "/h",
            "USER", "u",
            "JAVA_HOME", "/j",
            "LANG", "zh_CN.UTF-8",
            "TMPDIR", "/elsewhere",
            "TENON_TRUST", "1",
            "TOKEN", "secret",
            "AWS_KEY", "secret");
    assertThat(
            Environment.of(caller, TEMPORARY, Map.of("TENON_STEP", "S-3"), List.of("TOKEN", "NO")))
        .isEqualTo(
            Map.of(
                "PATH", "/p",
                "HOME", "/h",
                "USER", "u",
                "JAVA_HOME", "/j",
                "LANG", "zh_CN.UTF-8",
                "TMPDIR", "/tmp/t1",
                "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/tmp/t1",
                "TENON_STEP", "S-3",
                "TOKEN", "secret"));
  }

  @Test
  void findsValuesWhereTheCallerHasNone() {
    assertThat(Environment.of(Map.of(), TEMPORARY, Map.of(), List.of()))
        .containsEntry("PATH", "/usr/local/bin:/usr/bin:/bin")
        .containsEntry("HOME", System.getProperty("user.home"))
        .containsEntry("JAVA_HOME", System.getProperty("java.home"))
        .containsEntry("LANG", "C.UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "C, , C.UTF-8",
    "POSIX, , C.UTF-8",
    "en_US.ISO-8859-1, , C.UTF-8",
    "en_US.utf8, , en_US.utf8",
    "C.UTF-8, , C.UTF-8",
    "C, zh_CN.UTF-8, zh_CN.UTF-8",
    "zh_CN.UTF-8, C, C.UTF-8",
  })
  void speaksUtf8(String lang, String all, String expected) {
    Map<String, String> caller =
        all == null ? Map.of("LANG", lang) : Map.of("LANG", lang, "LC_ALL", all);
    assertThat(Environment.of(caller, TEMPORARY, Map.of(), List.of()))
        .containsEntry("LANG", expected);
  }

  @Test
  void addsTheOptionsForJavaThatAreNamed() {
    Map<String, String> caller = Map.of("JAVA_TOOL_OPTIONS", "-Dx=y");
    assertThat(Environment.of(caller, TEMPORARY, Map.of(), List.of("JAVA_TOOL_OPTIONS")))
        .containsEntry("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/tmp/t1 -Dx=y");
    assertThat(Environment.of(caller, TEMPORARY, Map.of(), List.of()))
        .containsEntry("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/tmp/t1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=B", "", "A B", "1A"})
  void refusesNamesThatAreNone(String name) {
    assertThatThrownBy(() -> Environment.of(Map.of(), TEMPORARY, Map.of(), List.of(name)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Environment.of(Map.of(), TEMPORARY, Map.of("X", "1"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a b", "it's", "临时 夹"})
  void javaFindsItsTemporaryFolder(String name) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve(name));
    Map<String, String> environment =
        Environment.of(System.getenv(), temporary, Map.of(), List.of());
    Outcome outcome =
        new SystemRunner()
            .run(
                new Command(
                    Probe.argv("tmpdir"),
                    folder,
                    environment,
                    new byte[0],
                    Duration.ofSeconds(30),
                    new Confinement.None()));
    assertThat(outcome.out().text()).as(outcome.err().text()).isEqualTo(temporary.toString());
  }
}
