package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SystemRunnerTest {
  private static final Map<String, String> PLAIN = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SystemRunner runner = new SystemRunner();
  @TempDir Path folder;

  @Test
  void tellsWhatWasPrintedAndHowItEnded() throws Exception {
    Outcome outcome = sh("echo out; echo 错误 >&2; exit 3");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.timedOut()).isFalse();
    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.out().text()).isEqualTo("out\n");
    assertThat(outcome.err().text()).isEqualTo("错误\n");
    assertThat(outcome.out().sha256()).isEqualTo(sha256("out\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(sh("true").ok()).isTrue();
  }

  @Test
  void addsTheSignalTo128() throws Exception {
    assertThat(sh("kill -9 $$").exit()).isEqualTo(137);
    assertThat(sh("kill -15 $$").exit()).isEqualTo(143);
  }

  @Test
  void passesTheEnvironmentGivenAndNoOther() throws Exception {
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", "ODD", "a b\n'\"$x", "空", "值");
    Outcome outcome =
        runner.run(
            new Command(List.of("env", "-0"), folder, environment, new byte[0], LONG, none()));
    assertThat(outcome.out().text().split("\0"))
        .filteredOn(line -> !line.startsWith("TENON_RUN_"))
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "ODD=a b\n'\"$x", "空=值");
  }

  @Test
  void leadsASessionAndAGroupOfItsOwn() throws Exception {
    String[] stat = sh("exec cat /proc/self/stat").out().text().split(" ");
    assertThat(stat[4]).isEqualTo(stat[0]);
    assertThat(stat[5]).isEqualTo(stat[0]);
  }

  @Test
  void runsInFoldersWithSpacesAndChineseNames() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("带 空格 'q'"));
    Path script = script(odd.resolve("跑 it.sh"), "#!/bin/sh\npwd; echo \"$1\"\n");
    for (String program : List.of(script.toString(), "./跑 it.sh")) {
      Outcome outcome =
          runner.run(new Command(List.of(program, "参 数"), odd, PLAIN, new byte[0], LONG, none()));
      assertThat(outcome.out().text()).isEqualTo(odd + "\n参 数\n");
    }
  }

  @Test
  void saysInASentenceWhyAProgramCanNotRun() throws Exception {
    assertThatThrownBy(() -> run("no-such-program"))
        .isInstanceOf(IOException.class)
        .hasMessage("can't run no-such-program: it is not in PATH (/usr/local/bin:/usr/bin:/bin)");
    assertThatThrownBy(() -> run("./nothing"))
        .isInstanceOf(IOException.class)
        .hasMessage("can't run ./nothing: there is no such file");
    Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
    assertThatThrownBy(() -> run("./plain"))
        .isInstanceOf(IOException.class)
        .hasMessage("can't run ./plain: the file is not executable");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> runner.run(Command.shell("true", gone, PLAIN, LONG)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the folder " + gone + " does not exist");
  }

  @Test
  void looksForAProgramInThePathOfTheCommandNotInOurs() throws Exception {
    script(folder.resolve("only-here"), "#!/bin/sh\necho found\n");
    Map<String, String> environment = Map.of("PATH", folder + ":/usr/bin:/bin");
    Command command =
        new Command(List.of("only-here"), folder, environment, new byte[0], LONG, none());
    assertThat(runner.run(command).out().text()).isEqualTo("found\n");
  }

  @Test
  void feedsMoreInputThanAPipeHolds() throws Exception {
    byte[] input = new byte[5 << 20];
    new Random(7).nextBytes(input);
    Outcome outcome = runner.run(shell("cat").input(input));
    assertThat(outcome.out().bytes()).isEqualTo(input.length);
    assertThat(outcome.out().sha256()).isEqualTo(sha256(input));
    assertThat(outcome.out().head()).isEqualTo(Arrays.copyOf(input, Capture.KEPT));
    assertThat(outcome.out().tail())
        .isEqualTo(Arrays.copyOfRange(input, input.length - Capture.KEPT, input.length));
  }

  @Test
  void doesNotMindInputThatNobodyReads() throws Exception {
    assertThat(runner.run(shell("exit 0").input(new byte[5 << 20])).exit()).isZero();
    assertThat(runner.run(shell("exec 0<&-; echo x").input(new byte[5 << 20])).ok()).isTrue();
  }

  @Test
  void givesEmptyInputWhereThereIsNone() throws Exception {
    assertThat(sh("cat; echo end").out().text()).isEqualTo("end\n");
  }

  @Test
  void keepsMemoryWithinBoundsInAFloodOnBothStreams() throws Exception {
    String line = "head -c 104857600 /dev/zero & head -c 104857600 /dev/zero >&2; wait";
    assertThat(flood(line)).startsWith("0 104857600 104857600 " + sha256(new byte[100 << 20]));
  }

  @Test
  void keepsMemoryWithinBoundsInAFloodThatOutlivesItsProcess() throws Exception {
    assertThat(flood("for i in 1 2 3; do cat /dev/zero & cat /dev/zero >&2 & done; sleep 0.3"))
        .startsWith("0 ");
  }

  private String flood(String line) throws Exception {
    List<String> argv = Probe.argv(List.of("-Xmx16m"), "flood", line);
    Outcome outcome = runner.run(new Command(argv, folder, PLAIN, new byte[0], LONG, none()));
    assertThat(outcome.ok()).as(outcome.err().text()).isTrue();
    return outcome.out().text();
  }

  @Test
  void endsWhatHangsAtItsLimit() throws Exception {
    Outcome outcome = runner.run(limited("echo before; sleep 60", 300));
    assertThat(outcome.timedOut()).isTrue();
    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.exit()).isEqualTo(143);
    assertThat(outcome.time()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
    assertThat(outcome.out().text()).isEqualTo("before\n");
  }

  @Test
  void endsWhatIgnoresBeingAskedTo() throws Exception {
    String line = "trap '' TERM INT HUP; while :; do sleep 0.05; done";
    Outcome outcome = runner.run(limited(line, 200));
    assertThat(outcome.timedOut()).isTrue();
    assertThat(outcome.exit()).isEqualTo(137);
  }

  @Test
  void givesAProcessAtItsLimitAMomentToTidyUp() throws Exception {
    String line = "trap 'echo tidy; exit 0' TERM; while :; do sleep 0.02; done";
    Outcome outcome = runner.run(limited(line, 300));
    assertThat(outcome.timedOut()).isTrue();
    assertThat(outcome.ok()).isFalse();
    assertThat(outcome.out().text()).isEqualTo("tidy\n");
  }

  /** Ways to outlive the command, of a script {@code writer} that writes its number and goes on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "./writer &",
        "(./writer &) &",
        "nohup ./writer >/dev/null 2>&1 &",
        "setsid ./writer &",
        "setsid setsid ./writer </dev/null >/dev/null 2>&1 &",
        "env -i ./writer &",
        "setsid env -i ./writer </dev/null >/dev/null 2>&1 &",
        "(setsid env -i /bin/sh -c '(setsid ./writer &)' </dev/null >/dev/null 2>&1 &)",
        "setsid env -i /bin/sh -c 'trap \"\" TERM HUP INT; ./writer' >/dev/null 2>&1 &",
      })
  void leavesNoDescendantBehind(String way) throws Exception {
    writer();
    Outcome outcome = sh(way + "\nwhile ! [ -s pid ]; do sleep 0.01; done; echo done");
    assertThat(outcome.out().text()).endsWith("done\n");
    assertThat(outcome.time()).isLessThan(Duration.ofSeconds(4));
    assertDead();
  }

  @ParameterizedTest
  @ValueSource(strings = {"./writer &", "(setsid env -i ./writer >/dev/null 2>&1 &) ;"})
  void leavesNoDescendantBehindAtTheLimit(String way) throws Exception {
    writer();
    assertThat(runner.run(limited(way + " sleep 60", 500)).timedOut()).isTrue();
    assertDead();
  }

  @Test
  void leavesNoDescendantThatBreedsBehind() throws Exception {
    writer();
    script(
        folder.resolve("breed"),
        """
        #!/bin/sh
        echo $$ >> pids
        sleep 0.01
        [ $(wc -l < pids) -gt 400 ] || setsid env -i ./breed >/dev/null 2>&1 &
        """);
    sh("./breed & ./breed & ./breed & sleep 0.3");
    long count = Files.size(folder.resolve("pids"));
    Thread.sleep(200);
    assertThat(Files.size(folder.resolve("pids"))).isEqualTo(count);
  }

  @Test
  void leavesNoDeadChildOnTheProcessTable() throws Exception {
    sh("for i in 1 2 3 4 5; do (setsid true &) ; done; sleep 0.2");
    // one that a loaded machine starts late is taken off the table by the next run
    for (int tries = 1; tries < 50 && !orphans().isEmpty(); tries++) {
      Thread.sleep(20);
      sh("true");
    }
    assertNoOrphans();
  }

  @Test
  void leavesTheChildrenOfOtherRunsAlone() throws Exception {
    writer();
    String line = "setsid ./writer & while ! [ -e stop ]; do sleep 0.02; done; cat pid";
    FutureTask<Outcome> other = new FutureTask<>(() -> runner.run(shell(line)));
    Thread.ofVirtual().start(other);
    long pid = pid();
    for (int i = 0; i < 5; i++) {
      sh("setsid sleep 60 &");
    }
    assertThat(ProcessHandle.of(pid)).isPresent();
    Files.createFile(folder.resolve("stop"));
    assertThat(other.get().ok()).isTrue();
    assertDead();
  }

  @Test
  void leavesOurOwnOtherChildrenAlone() throws Exception {
    Process ours = new ProcessBuilder("sleep", "60").start();
    try {
      sh("true");
      assertThat(ours.isAlive()).isTrue();
    } finally {
      ours.destroyForcibly();
    }
  }

  @Test
  void endsAllWhenItsThreadIsInterrupted() throws Exception {
    writer();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    runner.run(shell("setsid env -i ./writer & sleep 60"));
                    thrown.complete(new AssertionError("it was not interrupted"));
                  } catch (Exception e) {
                    thrown.complete(e);
                  }
                });
    pid();
    thread.interrupt();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(thrown.get().getSuppressed()).isEmpty();
    assertDead();
  }

  @Test
  void startsNothingOnAThreadThatIsInterruptedAlready() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> sh("touch started")).isInstanceOf(InterruptedException.class);
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void endsAllWithThisProcess() throws Exception {
    writer();
    String line = "cd " + Shell.quote(folder.toString()) + "; setsid env -i ./writer & sleep 60";
    List<String> argv = Probe.argv("exit", line, folder.resolve("pid").toString());
    // not through the runner, which would tidy up after it
    Process process = new ProcessBuilder(argv).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    assertDead();
  }

  @Test
  void endsWhatAKilledRunLeft() throws Exception {
    writer();
    String line = "cd " + Shell.quote(folder.toString()) + "; setsid ./writer & sleep 60";
    List<String> argv = Probe.argv("exit", line, folder.resolve("never").toString());
    Process process = new ProcessBuilder(argv).inheritIO().start();
    long pid = pid();
    SystemRunner.endStrays();
    assertThat(ProcessHandle.of(pid)).as("its run lives").isPresent();
    process.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(pid)).as("it outlived its run").isPresent();
    assertThat(SystemRunner.endStrays()).isGreaterThanOrEqualTo(2);
    assertDead();
  }

  @Test
  void doesNotWaitForAStrangerWhoHoldsThePipe() throws Exception {
    FutureTask<Outcome> run =
        new FutureTask<>(
            () ->
                sh(
                    "echo $$ > pid.new; mv pid.new pid; echo x; while ! [ -e held ]; do sleep 0.01;"
                        + " done"));
    Thread.ofVirtual().start(run);
    String hold = "exec 3>/proc/" + pid() + "/fd/1; touch held; exec sleep 60";
    Process stranger = new ProcessBuilder("sh", "-c", hold).directory(folder.toFile()).start();
    try {
      Outcome outcome = run.get();
      assertThat(outcome.ok()).isTrue();
      assertThat(outcome.out().text()).isEqualTo("x\n");
      assertThat(outcome.time()).isLessThan(Duration.ofSeconds(10));
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void runsManyAtOnceAndMixesNothingUp() throws Exception {
    String orphans = "(setsid env -i sleep 60 >/dev/null 2>&1 &) ; (setsid true &) ; ";
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Outcome>> all =
          IntStream.range(0, 48)
              .mapToObj(i -> threads.submit(() -> sh(orphans + "echo " + i + "; exit " + i)))
              .toList();
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get().exit()).isEqualTo(i);
        assertThat(all.get(i).get().out().text()).isEqualTo(i + "\n");
      }
    }
    assertNoOrphans();
  }

  @Test
  void showsNoValueOfTheEnvironment() {
    Command command = Command.shell("true", folder, Map.of("TOKEN", "hunter2"), LONG);
    assertThat(command.toString()).contains("TOKEN").doesNotContain("hunter2");
  }

  private void writer() throws IOException {
    script(
        folder.resolve("writer"),
        """
        #!/bin/sh
        echo $$ > pid.new
        mv pid.new pid
        while :; do echo x >> written; sleep 0.01; done
        """);
  }

  private static Path script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private long pid() throws Exception {
    Path file = folder.resolve("pid");
    while (!Files.exists(file)) {
      Thread.sleep(5);
    }
    return Long.parseLong(Files.readString(file).strip());
  }

  private void assertDead() throws Exception {
    long pid = pid();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    Path written = folder.resolve("written");
    long size = Files.exists(written) ? Files.size(written) : 0;
    Thread.sleep(60);
    assertThat(Files.exists(written) ? Files.size(written) : 0).isEqualTo(size);
  }

  private static void assertNoOrphans() throws IOException {
    assertThat(orphans()).isEmpty();
  }

  private static List<ProcessTable.Entry> orphans() throws IOException {
    Family.Self self = Family.Self.read();
    return ProcessTable.since(0).stream()
        .filter(entry -> entry.parent() == self.pid() && entry.session() != self.session())
        .toList();
  }

  private Outcome sh(String line) throws IOException, InterruptedException {
    return runner.run(shell(line));
  }

  private void run(String program) throws IOException, InterruptedException {
    runner.run(new Command(List.of(program), folder, PLAIN, new byte[0], LONG, none()));
  }

  private Command shell(String line) {
    return Command.shell(line, folder, PLAIN, LONG);
  }

  private Command limited(String line, long millis) {
    return Command.shell(line, folder, PLAIN, Duration.ofMillis(millis));
  }

  private static Confinement none() {
    return new Confinement.None();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
