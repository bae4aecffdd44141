package dev.tenon.works;

import dev.tenon.run.SystemRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small design in a repository as a person has it, and a script that writes its one method. */
final class Trial {
  static final String TANK = "src/main/java/org/example/Tank.java";
  static final String TEST = "src/test/java/org/example/TankTest.java";
  static final String READING = "src/main/java/org/example/Reading.java";
  static final String DESIGN = "design/tank.md";

  /** The body that the tests ask for. */
  static final String RIGHT = "level += litres;\nreturn level;\n";

  static final String DOCUMENT =
      """
      # Tank

      ## 1 Overview

      ### R-1 Filling

      The tank shall hold what is filled in.

      ## 2 Architecture

      ### D-1 One number

      - satisfies: R-1

      The level is one number.

      ## 3 Core flows

      Filling, then reading.

      ## 4 Interfaces

      ### `public record Reading(int litres)`

      What was read.

      ### `public final class Tank`

      Holds litres.

      ```java members
      private int level;
      private boolean open = true;

      boolean isOpen() {
        return open;
      }
      ```

      #### `public int fill(int litres)`

      #### `public int level()`

      ## 5 Implementation details

      ### `Tank.fill`

      Adds to the level and says what it is then.

      - VAL_INT_RANGE(litres, 0, 8)
      - AST_POSTCONDITION(result >= litres, "nothing is lost")

      ### `Tank.level`

      ```java body
      return level;
      ```

      ### T-1 Fills

      - verifies: R-1, `Tank.fill`

      ```java test
      @Test
      void fills() {
        Tank tank = new Tank();
        tank.fill(3);
        assertEquals(5, tank.fill(2));
        assertThrows(IllegalArgumentException.class, () -> tank.fill(9));
      }
      ```

      ## 6 Implementation plan

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-01 | first | – |
      """;

  final Path root;
  final List<Event> events = new ArrayList<>();
  private final Path script;
  private final Path state;
  private String document = DOCUMENT;
  private String verify = "";
  private String writer = "";

  private Trial(Path root, Path script, Path state) {
    this.root = root;
    this.script = script;
    this.state = state;
  }

  /** In a new folder; {@link #begin} makes the repository. */
  static Trial in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    Trial trial = new Trial(real.resolve("tank"), real.resolve("writer.sh"), real.resolve("home"));
    trial.use("command", 1, "limit = \"20 s\"");
    return trial;
  }

  Trial document(String text) {
    document = text;
    return this;
  }

  /** The lines of {@code [verify]}. */
  Trial verify(String... lines) {
    verify = String.join("\n", lines) + "\n";
    return this;
  }

  /** Who writes, with more lines of {@code [writer]}. */
  Trial use(String use, int attempts, String... lines) {
    writer =
        "use = \"%s\"\ncommand = \"sh %s\"\nattempts = %d\n".formatted(use, script, attempts)
            + String.join("\n", lines)
            + "\n";
    return this;
  }

  Trial attempts(int attempts) {
    return use("command", attempts, "limit = \"20 s\"");
  }

  /** The script of the writer: {@code body} reads what is to stand in the method's place. */
  Trial script(String text) throws IOException {
    Files.writeString(
        script,
        """
        set -u
        TANK=%s TEST=%s READING=%s PERSON='%s'
        body() { cat > "$TMPDIR/body"; sed -i -e "/not written yet/{r $TMPDIR/body" -e 'd}' $TANK; }
        right() { printf 'level += litres;\\nreturn level;\\n' | body; }
        """
                .formatted(TANK, TEST, READING, root)
            + text);
    return this;
  }

  /** Writes the files and commits them. */
  Trial begin() throws IOException {
    Files.createDirectories(root);
    settings();
    write(DESIGN, document);
    write("notes.txt", "the person's own\n");
    git("init", "-q", "-b", "main", ".");
    git("config", "user.name", "张三");
    git("config", "user.email", "zhang@example.org");
    git("add", "-A");
    git("commit", "-q", "-m", "Start");
    return this;
  }

  /** Writes {@code tenon.toml} as it is asked for now. */
  Trial settings() throws IOException {
    write(
        "tenon.toml",
        """
        format = 1
        [project]
        name = "tank"
        language = "java"
        package = "org.example"
        documents = ["design/*.md"]
        [build]
        review = "none"
        [verify]
        """
            + verify
            + "[writer]\n"
            + writer);
    return this;
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("TENON_TRUST", "1");
    environment.put("XDG_STATE_HOME", state.toString());
    return environment;
  }

  BuildReport build() throws InterruptedException {
    return build(new Build.Choices(Set.of(), false, true));
  }

  BuildReport build(Build.Choices choices) throws InterruptedException {
    events.clear();
    return new Build(Project.open(root), new SystemRunner(), environment(), choices, events::add)
        .run();
  }

  /** The gates that stopped an attempt at S-2, by name. */
  Map<String, String> stopped(int attempt) {
    Map<String, String> stopped = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof Event.GateEnded(String step, int at, GateResult result)
          && step.equals("S-2")
          && at == attempt
          && !result.passed()) {
        stopped.put(result.gate().id(), result.output());
      }
    }
    return stopped;
  }

  /** Why a step is blocked, null if it is not. */
  String blocked() {
    return events.stream()
        .filter(Event.StepBlocked.class::isInstance)
        .map(Event.StepBlocked.class::cast)
        .map(b -> b.gate() + ": " + b.reason())
        .collect(Collectors.joining("\n"));
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  /** A file of a commit. */
  String committed(String revision, String path) throws IOException {
    return git("show", revision + ":" + path);
  }

  /** Every file of the person's tree with its text, but git's and Tenon's own. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.toList()) {
        String path = root.relativize(file).toString();
        if (!path.startsWith(".git/")
            && !path.startsWith(".tenon")
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  Set<String> paths() throws IOException {
    return new TreeSet<>(files().keySet());
  }

  String git(String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(root.toFile());
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(argv + ": " + said);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return said.stripTrailing();
  }
}
