package dev.tenon.multiplex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: signals and exit codes. */
class ProcessTest {
  @TempDir Path folder;

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  @Test
  void interruptedEndsWithThreeAndWritesNothing() throws Exception {
    Process process =
        start("simulate", "toy-4", "--steps", "100000", "--seeds", "100", "--html", "page.html");
    try {
      var err =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
      assertThat(err.readLine()).as("progress").startsWith("multiplex: ").contains(" of ", " runs");
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);
      assertThat(err.lines()).last().isEqualTo("multiplex: stopped; nothing was written");
      try (var left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void exitCodeIsTheProcesses() throws Exception {
    Process well = start("presets");
    assertThat(new String(well.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("toy-4");
    assertThat(well.waitFor()).isZero();
    Process wrong = start("simulate", "nosuch.toml");
    assertThat(new String(wrong.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("multiplex: there is no file nosuch.toml in " + folder.toRealPath() + "\n");
    assertThat(wrong.waitFor()).isEqualTo(2);
  }
}
