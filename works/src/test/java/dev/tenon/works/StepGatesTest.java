package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.run.SystemRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gates that judge tests and commands, what is committed, replay, and what is remembered. */
class StepGatesTest {
  @TempDir Path folder;

  private static final String REPORT =
      "mkdir -p target && printf '<testsuite name=\"org.example.TankTest\"><testcase"
          + " name=\"fills\" classname=\"org.example.TankTest\"></testcase></testsuite>' >"
          + " target/TEST-TankTest.xml";
  private static final String NO_TESTS = "echo Tests run: 0, Failures: 0, Errors: 0, Skipped: 0";

  private Trial trial() throws Exception {
    Trial trial = Trial.in(folder).script("right\n");
    trial.write(".gitignore", "target/\n");
    return trial;
  }

  private static String step(String command) {
    return "step = '''" + command + "'''";
  }

  @Test
  void aTestThatNeedsNoCodeIsStopped() throws Exception {
    String vacuous =
        Trial.DOCUMENT.replaceAll("(?s)tank\\.fill\\(3\\);.*?tank\\.fill\\(9\\)\\);\n", "");
    Trial trial = trial().document(vacuous).begin();

    assertThat(trial.build().exit()).isEqualTo(1);

    assertThat(trial.stopped(1)).containsOnlyKeys("tests-need-code");
    assertThat(trial.stopped(1).get("tests-need-code"))
        .contains("TankTest#fills: passes without the code of S-2");
  }

  @Test
  void aMethodThatNobodyWroteIsStoppedWithoutATest() throws Exception {
    String untested = Trial.DOCUMENT.replaceAll("(?s)### T-1 Fills.*?(?=## 6)", "");
    Trial trial = trial().document(untested).script("true\n").begin();

    assertThat(trial.build().exit()).isEqualTo(1);

    assertThat(trial.stopped(1)).containsOnlyKeys("signatures");
    assertThat(trial.stopped(1).get("signatures")).contains("Tank.fill is not written yet");
  }

  /** A command of the project that does not show what it should. */
  record Verify(String name, String command, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Verify> bad() {
    return Stream.of(
        new Verify("exits 1", "echo out; echo broken >&2; exit 1", "exit 1\nout\nbroken"),
        new Verify("does not exist", "no-such-runner {tests}", "(no such command)"),
        new Verify("hangs", "echo begun; sleep 600", "stopped after"),
        new Verify("floods", "head -c 100000000 /dev/zero | tr '\\0' x; exit 3", "exit 3"),
        new Verify("runs no test", NO_TESTS, "no test was run"),
        new Verify(
            "runs another test",
            REPORT.replace("name=\"fills\"", "name=\"drains\""),
            "TankTest#fills was not run"),
        new Verify(
            "skips the test",
            REPORT.replace("</testcase>", "<skipped/></testcase>"),
            "TankTest#fills was skipped"),
        new Verify(
            "writes a source", REPORT + "; echo '// x' >> " + Trial.TANK, "was changed while"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void theProjectsOwnCommandStops(Verify verify) throws Exception {
    Trial trial = trial().verify(step(verify.command()), "limit = \"3 s\"").begin();
    String gate = verify.name().startsWith("writes") ? "only-own-files" : "official";

    assertThat(trial.build(CheatingWriterTest.only("S-1")).exit()).isZero();
    assertThat(trial.build().exit()).isEqualTo(1);

    assertThat(trial.stopped(1)).containsOnlyKeys(gate);
    assertThat(trial.stopped(1).get(gate)).contains(verify.says()).hasSizeLessThan(70_000);
    assertThat(trial.git("log", "-1", "--format=%s")).isEqualTo("Plan: S-2 blocked");
    assertThat(trial.git("status", "--porcelain")).isEmpty();
  }

  /** A report that the writer left, with a date to come, is none. */
  @Test
  void aForgedReportDoesNotCount() throws Exception {
    Trial trial =
        trial()
            .script("right; " + REPORT + "; touch -d 2099-01-01 target/TEST-TankTest.xml\n")
            .verify(step("test ! -e target/TEST-TankTest.xml && " + NO_TESTS))
            .begin();

    assertThat(trial.build().exit()).isEqualTo(1);

    assertThat(trial.stopped(1)).containsOnlyKeys("official");
    assertThat(trial.stopped(1).get("official")).contains("no test was run");
  }

  @Test
  void commitsWithTrailersAndTheSameEvidenceEverywhere() throws Exception {
    Trial one = trial().verify(step(REPORT + " # {tests}")).begin();
    Path clone = folder.resolve("clone");
    one.git("clone", "-q", one.root.toString(), clone.toString());
    one.git("-C", clone.toString(), "config", "user.name", "李四");
    one.git("-C", clone.toString(), "config", "user.email", "li@example.org");

    assertThat(one.build().exit()).isZero();
    Build.Choices all = new Build.Choices(Set.of(), false, true);
    new Build(Project.open(clone), new SystemRunner(), one.environment(), all, _ -> {}).run();

    for (String path :
        List.of("tenon.lock", "design/evidence/S-1.json", "design/evidence/S-2.json")) {
      assertThat(Files.readString(clone.resolve(path))).as(path).isEqualTo(one.read(path));
    }
    String evidence = one.read("design/evidence/S-2.json");
    Evidence read = Evidence.read(evidence, "it");
    assertThat(one.git("log", "-1", "--format=%B"))
        .isEqualTo(
            "Step 2: Tank\n\nTenon-Step: S-2\nTenon-Design: "
                + read.design()
                + "\nTenon-Evidence: "
                + Texts.sha256(evidence));
    assertThat(one.git("diff", "--name-only", "HEAD~1", "HEAD").lines())
        .containsExactly(
            "design/evidence/S-2.json", Trial.DESIGN, Trial.TANK, Trial.TEST, "tenon.lock");
    assertThat(read.writer()).isEqualTo("command");
    assertThat(read.tests()).containsExactly("TankTest#fills");
    assertThat(read.gates()).hasSize(10).allMatch(Evidence.Passed::passed);
    String command = REPORT + " # 'TankTest#fills'";
    assertThat(read.runs()).hasSize(1);
    assertThat(read.runs().getFirst().command().replace("'TankTest#fills'", "TankTest#fills"))
        .isEqualTo(command.replace("'TankTest#fills'", "TankTest#fills"));
    assertThat(read.runs().getFirst().tests()).isEqualTo(new Evidence.Counts(1, 0, 0));
    assertThat(evidence).doesNotContain(one.root.toString());
    assertThat(one.read("tenon.lock"))
        .contains("step S-2 " + Texts.sha256(evidence), "test T-1 sha256:", "symbol Tank.fill");
  }

  @Test
  void playsWhatItRecorded() throws Exception {
    String script =
        """
        case $TENON_ATTEMPT in
          1) true ;;
          2) echo 'return level;' | body; echo '// more' >> $READING ;;
          3) sed -i 's/return level;/level += litres;\\nreturn level;/' $TANK
             sed -i 's/int result = level;/level += litres;\\nint result = level;/' $TANK
             sed -i '/int level() {/,/}/s/level += litres;//' $TANK ;;
        esac
        """;
    Trial trial = trial().attempts(3).script(script).begin();
    String start = trial.git("rev-parse", "HEAD");
    BuildReport report = trial.build(new Build.Choices(Set.of(), true, true));
    assertThat(trial.blocked()).isEmpty();
    assertThat(report.exit()).isZero();
    Set<String> second = trial.stopped(2).keySet();
    String lock = trial.read("tenon.lock");
    Evidence evidence = Evidence.read(trial.read("design/evidence/S-2.json"), "it");
    Map<String, String> recorded = trial.files();
    recorded.keySet().removeIf(path -> !path.startsWith("recorded/"));
    assertThat(recorded).hasSize(3).containsKey("recorded/S-2/attempt-1.patch");

    assertThat(replay(trial, start, recorded)).isEmpty();
    String replayed = trial.read("design/evidence/S-2.json");

    assertThat(trial.stopped(1)).containsOnlyKeys("tests-pass");
    assertThat(trial.stopped(2).keySet()).isEqualTo(second).contains("only-own-files");
    assertThat(replayed.replace("\"replay\"", "\"command\"")).isEqualTo(evidence.json());
    assertThat(withoutEvidence(trial.read("tenon.lock"))).isEqualTo(withoutEvidence(lock));
    assertThat(replay(trial, start, recorded)).isEmpty();
    assertThat(trial.read("design/evidence/S-2.json")).isEqualTo(replayed);

    recorded.put("recorded/S-2/attempt-1.patch", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    assertThat(replay(trial, start, recorded))
        .startsWith("writer: ")
        .contains("recorded/S-2/attempt-1.patch does not fit");
    recorded.put("recorded/S-2/attempt-1.patch", "");
    recorded.remove("recorded/S-2/attempt-3.patch");
    assertThat(replay(trial, start, recorded)).contains("there is no recorded attempt 3");
  }

  /** Builds from the start with recorded attempts; why it is blocked. */
  private static String replay(Trial trial, String start, Map<String, String> recorded)
      throws Exception {
    trial.git("reset", "-q", "--hard", start);
    trial.git("clean", "-fdq", "recorded");
    for (Map.Entry<String, String> file : recorded.entrySet()) {
      trial.write(file.getKey(), file.getValue());
    }
    trial.use("replay", 3).settings();
    trial.git("add", "-A");
    trial.git("commit", "-qm", "Replay");
    trial.build();
    assertThat(trial.git("status", "--porcelain")).isEmpty();
    return trial.blocked();
  }

  private static List<String> withoutEvidence(String lock) {
    return lock.lines().filter(l -> !l.startsWith("step ")).toList();
  }

  @Test
  void aBlockedStepIsTriedAgainWhenSomethingChanged() throws Exception {
    Trial trial = trial().script("echo 'return 1;' | body\n").begin();
    assertThat(trial.build().exit()).isEqualTo(1);
    String head = trial.git("rev-parse", "HEAD");

    BuildReport second = trial.build();
    assertThat(second.exit()).isEqualTo(1);
    assertThat(trial.events).noneMatch(Event.WriterStarted.class::isInstance);
    assertThat(second.steps().getLast().message()).contains("tenon build S-2");
    assertThat(trial.git("rev-parse", "HEAD")).isEqualTo(head);

    trial.build(CheatingWriterTest.only("S-2"));
    assertThat(trial.events).anyMatch(Event.WriterStarted.class::isInstance);

    trial.script("right\n").attempts(2).settings();
    trial.git("commit", "-qam", "Another attempt");
    assertThat(trial.build().exit()).isZero();
    assertThat(trial.git("log", "-1", "--format=%s")).isEqualTo("Step 2: Tank");
    assertThat(trial.git("status", "--porcelain")).isEmpty();
  }
}
