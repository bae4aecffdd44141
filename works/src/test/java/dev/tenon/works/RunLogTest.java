package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.works.git.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.120Z");
  @TempDir Path temp;

  @Test
  void keepsEventsInOrder() {
    String run;
    try (RunLog log = RunLog.start(temp, NOON)) {
      run = log.run();
      log.append(RunLog.event("gate").put("step", "S-1").put("说", "两行\n一行"));
      assertThat(RunLog.read(temp, run)).hasSize(1);
      log.append(RunLog.event("done"));
    }
    assertThat(run).startsWith("20261121T120000.120Z-");
    assertThat(RunLog.read(temp, run))
        .extracting(event -> event.get("event").stringValue())
        .containsExactly("gate", "done");
    assertThat(RunLog.read(temp, run).getFirst().get("说").stringValue()).isEqualTo("两行\n一行");
  }

  @Test
  void listsRunsByTime() {
    RunLog later = RunLog.start(temp, NOON.plusMillis(1));
    RunLog earlier = RunLog.start(temp, NOON);
    assertThat(RunLog.list(temp)).containsExactly(earlier.run(), later.run());
    later.close();
    earlier.close();
    assertThat(RunLog.list(temp.resolve("none"))).isEmpty();
  }

  @Test
  void readsOverATornLastLineAndGoesOnAfterIt() throws IOException {
    RunLog log = RunLog.start(temp, NOON);
    log.append(RunLog.event("one"));
    log.close();
    Path file = temp.resolve(".tenon/runs/" + log.run() + ".jsonl");
    Files.writeString(file, "{\"event\":\"tw", StandardOpenOption.APPEND);
    assertThat(RunLog.read(temp, log.run())).hasSize(1);
    try (RunLog again = RunLog.resume(temp, log.run())) {
      again.append(RunLog.event("three"));
    }
    assertThat(RunLog.read(temp, log.run()))
        .extracting(event -> event.get("event").stringValue())
        .containsExactly("one", "three");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> RunLog.read(temp, "../../etc/passwd"))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("no run");
    RunLog log = RunLog.start(temp, NOON);
    log.close();
    Files.writeString(temp.resolve(".tenon/runs/" + log.run() + ".jsonl"), "{}\nhuh{\n");
    assertThatThrownBy(() -> RunLog.read(temp, log.run())).hasMessageContaining(":2 is no JSON");
  }
}
