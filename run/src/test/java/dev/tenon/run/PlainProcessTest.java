package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainProcessTest {
  @TempDir Path folder;

  @Test
  void endsTheProcessAndItsDescendantsThatJavaSees() throws Exception {
    String line = "trap '' TERM; sh -c 'sleep 60 & wait' & touch ready; wait";
    Process process = new ProcessBuilder("sh", "-c", line).directory(folder.toFile()).start();
    while (!Files.exists(folder.resolve("ready")) || process.descendants().count() < 2) {
      Thread.sleep(5);
    }
    List<ProcessHandle> all = process.descendants().toList();
    PlainProcess started = new PlainProcess(process);
    started.ask();
    started.end(Duration.ofSeconds(10));
    assertThat(process.isAlive()).isFalse();
    assertThat(all).hasSizeGreaterThanOrEqualTo(2);
    // killed is killed; whose child it became may take a moment to fetch its exit code
    for (ProcessHandle one : all) {
      assertThat(ProcessTable.of(one.pid()).filter(entry -> !entry.dead())).isEmpty();
    }
  }
}
