package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SandboxTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SystemRunner runner = new SystemRunner();
  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    assumeTrue(Sandbox.available(), "this kernel has no Landlock");
    in = Files.createDirectories(folder.toRealPath().resolve("里 in"));
    out = Files.createDirectories(folder.toRealPath().resolve("out"));
    Files.writeString(out.resolve("victim"), "as it was");
    Files.createDirectories(out.resolve("folder"));
    Files.writeString(in.resolve("own"), "ours");
  }

  /** Lines that write to OUT, each in a way of its own. */
  static List<String> harm() {
    return List.of(
        "echo x > \"$OUT/new\"",
        "echo x > \"$OUT/victim\"",
        "echo x >> \"$OUT/victim\"",
        "cd \"$IN\" && echo x > ../out/victim",
        "cd \"$OUT\" && echo x > victim",
        "ln -s \"$OUT\" \"$IN/link\" && echo x > \"$IN/link/victim\"",
        "ln -s \"$OUT/new\" \"$IN/link\" && echo x > \"$IN/link\"",
        "echo x > \"/proc/self/root$OUT/victim\"",
        "cd \"$IN\" && echo x > /proc/self/cwd/../out/victim",
        "exec 3< \"$OUT/folder\" && echo x > /proc/self/fd/3/new",
        "exec 3< \"$OUT/victim\" && echo x > /proc/self/fd/3",
        "ln \"$OUT/victim\" \"$IN/hard\" && echo x > \"$IN/hard\"",
        "ln \"$IN/own\" \"$OUT/hard\"",
        "mv \"$OUT/victim\" \"$IN/taken\"",
        "mv \"$IN/own\" \"$OUT/brought\"",
        "mv \"$IN/own\" \"$OUT/victim\"",
        "mkdir \"$IN/d\" && cd \"$IN/d\" && mv \"$IN/d\" \"$OUT/d\" && echo x > new",
        "mv \"$OUT/folder\" \"$IN/\"",
        "mv \"$OUT/victim\" \"$OUT/renamed\"",
        "mv \"$OUT\" \"$OUT.moved\" && mkdir \"$OUT\"",
        "rm \"$OUT/victim\"",
        "rmdir \"$OUT/folder\"",
        "mkdir \"$OUT/new\"",
        "mkfifo \"$OUT/fifo\"",
        "ln -s x \"$OUT/soft\"",
        "cp \"$IN/own\" \"$OUT/copy\"",
        "dd if=/dev/null of=\"$OUT/victim\" 2>/dev/null",
        "setsid env -i sh -c \"echo x > '$OUT/victim'\"",
        "sh -c 'echo x > \"$OUT/victim\"' & wait $!");
  }

  @ParameterizedTest
  @MethodSource("harm")
  void nothingOutsideCanBeWritten(String line) throws Exception {
    Map<String, String> before = contents();
    Outcome outcome = confined(line);
    assertThat(contents()).as(line).isEqualTo(before);
    assertThat(outcome.exit()).as(line).isNotZero();
  }

  /** So that the test above can fail. */
  @ParameterizedTest
  @MethodSource("harm")
  void theSameIsPossibleWithoutIt(String line) throws Exception {
    Map<String, String> before = contents();
    assertThat(run(line, new Confinement.None()).exit()).as(line).isZero();
    assertThat(contents()).as(line).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo x > \"$IN/new\" && test -s \"$IN/new\"",
        "echo x >> \"$IN/own\" && : > \"$IN/own\"",
        "mkdir -p \"$IN/a/b\" && mv \"$IN/own\" \"$IN/a/b/own\" && mv \"$IN/a\" \"$IN/c\"",
        "ln \"$IN/own\" \"$IN/hard\" && ln -s own \"$IN/soft\" && rm \"$IN/own\"",
        "mkdir \"$IN/d\" && ln \"$IN/own\" \"$IN/d/hard\" && mkfifo \"$IN/d/f\" && rm -r \"$IN/d\"",
        "cat \"$OUT/victim\" /etc/passwd > /dev/null",
        "head -c 10 /dev/urandom > /dev/null && head -c 10 /dev/zero > /dev/null",
        "echo x | cat > /dev/stdout && echo y > /dev/stderr",
        "sleep 0.1 & kill $!",
      })
  void whatACommandNeedsStaysPossible(String line) throws Exception {
    Outcome outcome = confined(line);
    assertThat(outcome.exit()).as(outcome.err().text()).isZero();
  }

  @Test
  void aSingleFileCanBeWritable() throws Exception {
    Path file = out.resolve("victim");
    Confinement to = new Confinement.Sandboxed(List.of(file), false);
    assertThat(run("echo new > \"$OUT/victim\"", to).exit()).isZero();
    assertThat(file).hasContent("new");
    assertThat(run("rm \"$OUT/victim\"", to).exit()).isNotZero();
    assertThat(run("echo x > \"$OUT/other\"", to).exit()).isNotZero();
  }

  @Test
  void aWritableFolderThatIsNotThereIsNamed() {
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> run("true", new Confinement.Sandboxed(List.of(gone), false)))
        .isInstanceOf(IOException.class)
        .hasMessage("the sandbox is to make " + gone + " writable, but it is not there");
  }

  @Test
  void weOurselvesStayFree() throws Exception {
    assertThat(confined("true").ok()).isTrue();
    Files.writeString(out.resolve("victim"), "written by us");
    assertThat(run("echo x > \"$OUT/new\"", new Confinement.None()).exit()).isZero();
    assertThat(out.resolve("new")).exists();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tcpIsOpenOnlyWhereTheNetworkIs(boolean network) throws Exception {
    assumeTrue(Sandbox.abi() >= 4, "this kernel's Landlock knows no TCP");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(server.getLocalPort());
      for (List<String> argv : List.of(Probe.argv("connect", port), Probe.argv("bind"))) {
        Confinement to = new Confinement.Sandboxed(List.of(in), network);
        Outcome outcome = runner.run(new Command(argv, in, environment(), new byte[0], LONG, to));
        assertThat(outcome.ok()).as(outcome.err().text()).isEqualTo(network);
        if (!network) {
          assertThat(outcome.err().text()).contains("Permission denied");
        }
      }
    }
  }

  @Test
  void processesOutsideCanNotBeSignalled() throws Exception {
    assumeTrue(Sandbox.abi() >= 6, "this kernel's Landlock knows no scopes");
    Process outside = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(confined("kill -9 " + outside.pid()).exit()).isNotZero();
      assertThat(confined("kill -0 $PPID").exit()).isNotZero();
      assertThat(outside.isAlive()).isTrue();
    } finally {
      outside.destroyForcibly();
    }
  }

  @Test
  void theMemoryOfProcessesOutsideCanNotBeRead() throws Exception {
    assertThat(run("head -c 1 /proc/$PPID/environ", new Confinement.None()).exit()).isZero();
    assertThat(confined("head -c 1 /proc/$PPID/environ").exit()).isNotZero();
    assertThat(confined("exec 3<> /proc/$PPID/mem").exit()).isNotZero();
  }

  @Test
  void noDeviceCanBeMade() throws Exception {
    assertThat(confined("mknod \"$IN/disk\" b 7 0").exit()).isNotZero();
    assertThat(confined("mknod \"$IN/zero\" c 1 5").exit()).isNotZero();
  }

  @Test
  void noFileSystemCanBeMounted() throws Exception {
    String mount = "mount --bind \"$OUT\" \"$IN\" || unshare -rm mount --bind \"$OUT\" \"$IN\"";
    assertThat(confined(mount).exit()).isNotZero();
  }

  @Test
  void theConfinedAreEndedToo() throws Exception {
    String line =
        "cd \"$IN\"; setsid env -i sh -c 'echo $$ > pid; sleep 60' >/dev/null 2>&1 &"
            + " while ! [ -s \"$IN/pid\" ]; do sleep 0.01; done";
    assertThat(confined(line).exit()).isZero();
    long pid = Long.parseLong(Files.readString(in.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aSandboxCanStandInASandbox() throws Exception {
    String[] inner = {"confined", in.toString(), "echo x > \"$IN/new\"; echo x > \"$OUT/new\""};
    Confinement outer = new Confinement.Sandboxed(List.of(in), false);
    Outcome outcome =
        runner.run(new Command(Probe.argv(inner), in, environment(), new byte[0], LONG, outer));
    assertThat(outcome.out().text()).as(outcome.err().text()).isNotEqualTo("0");
    assertThat(in.resolve("new")).hasContent("x");
    assertThat(out.resolve("new")).doesNotExist();
  }

  @Test
  void whatAKernelOfTodayLeavesOpenIsNothing() {
    assertThat(Sandbox.gaps().isEmpty()).isEqualTo(Sandbox.abi() >= 6);
  }

  @Test
  void itsAbsenceIsSaidWithWhatHelps() {
    assertThat(new SandboxUnavailable("this kernel has no Landlock"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--no-sandbox")
        .hasMessageContaining("[verify] sandbox = false");
  }

  @Test
  void aReadOnlyHomeIsASentence() throws Exception {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.put("HOME", out.toString());
    Outcome outcome =
        runner.run(
            new Command(
                Probe.argv("trust", in.toString()),
                in,
                environment,
                new byte[0],
                LONG,
                new Confinement.Sandboxed(List.of(in), false)));
    assertThat(outcome.exit()).as(outcome.err().text()).isZero();
    assertThat(outcome.out().text())
        .isEqualTo(
            "What you trust can't be written in "
                + out.resolve(".local/state/tenon/trusted")
                + ": permission denied; set XDG_STATE_HOME to a folder that can be written,"
                + " or TENON_TRUST=1.");
  }

  private Outcome confined(String line) throws IOException, InterruptedException {
    return run(line, new Confinement.Sandboxed(List.of(in), false));
  }

  private Outcome run(String line, Confinement to) throws IOException, InterruptedException {
    return runner.run(Command.shell(line, folder, environment(), LONG).confined(to));
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH", "/usr/bin:/bin", "LANG", "C.UTF-8", "IN", in.toString(), "OUT", out.toString());
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder.toRealPath())) {
      for (Path path : paths.filter(p -> !p.startsWith(in)).toList()) {
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        contents.put(path.toString(), file ? Files.readString(path) : "");
      }
    }
    return contents;
  }
}
