package dev.tenon.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody at a command line, in a folder of theirs: runs Tenon and git, edits files. */
final class Person {
  private static final long MINUTES = 2;

  /** Built once for all tests, and copied. */
  private static @Nullable Person built;

  final Path folder;
  final Map<String, String> environment = new TreeMap<>();
  private final Path git;

  private Person(Path folder, Path git, Path home) throws IOException {
    this.folder = folder;
    this.git = git;
    Files.createDirectories(folder);
    Files.createDirectories(home);
    for (String name : List.of("PATH", "JAVA_HOME")) {
      if (System.getenv(name) != null) {
        environment.put(name, System.getenv(name));
      }
    }
    environment.put("HOME", home.toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("TENON_TRUST", "1");
  }

  /** What a command printed, and how it ended. */
  record Ran(int exit, String out, String err) {
    String all() {
      return out + err;
    }
  }

  /** In an empty folder, without a repository. */
  static Person at(Path folder) throws IOException {
    return new Person(folder, folder, folder.resolveSibling(folder.getFileName() + "-home"));
  }

  /** In a repository that holds a design of three steps, committed. */
  static Person withDesign(Path folder) throws IOException {
    Person person = at(folder);
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    person.write("tenon.toml", Sums.SETTINGS);
    person.write("design/design.md", Sums.DESIGN);
    person.commit("Start");
    return person;
  }

  /** The same design, all of it built. */
  static synchronized Person withBuiltDesign(Path folder) throws IOException {
    if (built == null) {
      Path template = Files.createTempDirectory("tenon-built");
      Person first = withDesign(template.resolve("sums"));
      Ran ran = first.tenon("build");
      if (ran.exit() != 0) {
        throw new IOException(ran.all());
      }
      first.tenon("check"); // keeps what it found in its cache
      built = first;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(template), "template"));
    }
    Person person = at(folder);
    person.sh("cp -a '" + built.folder + "/.' .");
    return person;
  }

  private static void forget(Path folder) {
    try {
      new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt(); // it lies among temporary files
    }
  }

  /** The same project in a subfolder of the repository. */
  static Person inSubfolder(Path root, String sub) throws IOException {
    Person person =
        new Person(root.resolve(sub), root, root.resolveSibling(root.getFileName() + "-home"));
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    Files.writeString(root.resolve("README"), "above\n");
    person.write("tenon.toml", Sums.SETTINGS);
    person.write("design/design.md", Sums.DESIGN);
    person.commit("Start");
    return person;
  }

  void identify() throws IOException {
    git("config", "user.name", "张三");
    git("config", "user.email", "zhang@example.org");
  }

  void commit(String message) throws IOException {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  /** Tenon in this process. */
  Ran tenon(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int exit = new Cli(terminal, Map.copyOf(environment), folder).run(arguments);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The command that starts Tenon as a process of its own. */
  List<String> command(String... arguments) {
    // who runs the tests in the background may have Ctrl-C ignored, and children inherit that
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.tenon.app.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts Tenon as a process of its own; what it prints goes to a file beside the folder. */
  Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(printed().toFile()).start();
  }

  /** Where a started process prints. */
  Path printed() {
    return folder.resolveSibling(folder.getFileName() + "-printed");
  }

  /** Runs a shell line in the folder. */
  Ran sh(String line) throws IOException {
    return run(folder, "sh", "-c", line);
  }

  /** Runs git in the repository; its output without the last line's end. */
  String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Ran ran = run(Files.isDirectory(git) ? git : folder, command.toArray(String[]::new));
    if (ran.exit() != 0) {
      throw new IOException(command + ": " + ran.all());
    }
    return ran.out().stripTrailing();
  }

  private Ran run(Path where, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path err = Files.createTempFile("tenon-test", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " hangs");
      }
      return new Ran(process.exitValue(), out, Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(err);
    }
  }

  /** What git says is not as committed. */
  String status() throws IOException {
    return git("status", "--porcelain", "--untracked-files=all");
  }

  /** The subjects of all commits, oldest first. */
  List<String> subjects() throws IOException {
    return git("log", "--reverse", "--format=%s").lines().toList();
  }

  void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /** Replaces text that stands exactly once in a file. */
  void replace(String path, String before, String after) throws IOException {
    String text = read(path);
    int at = text.indexOf(before);
    if (at < 0 || text.indexOf(before, at + 1) >= 0) {
      throw new IOException(path + " does not hold this once: " + before + "\n" + text);
    }
    write(path, text.replace(before, after));
  }

  /** Puts a script into the repository's hooks. */
  void hook(String name, String script) throws IOException {
    Path hook = git.resolve(".git/hooks").resolve(name);
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
