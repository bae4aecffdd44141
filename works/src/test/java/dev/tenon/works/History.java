package dev.tenon.works;

import dev.tenon.run.SystemRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project whose design changes from commit to commit, in a real repository. */
final class History {
  final Path root;
  final Path project;

  private History(Path root, Path project) {
    this.root = root;
    this.project = project;
  }

  /** Without a commit; the project in a subfolder if one is named. */
  static History make(Path folder, String subfolder) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    History history = new History(root, subfolder.isEmpty() ? root : root.resolve(subfolder));
    history.git("init", "-q", "-b", "main", ".");
    history.git("config", "user.name", "张三");
    history.git("config", "user.email", "zhang@example.org");
    return history;
  }

  /** A folder that is there already. */
  static History at(Path folder) throws IOException {
    return new History(folder.toRealPath(), folder.toRealPath());
  }

  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return environment;
  }

  Revisions revisions() {
    return Revisions.of(Project.open(project), new SystemRunner(), environment());
  }

  void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void commit(String message) throws IOException {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  String git(String... arguments) throws IOException {
    return gitIn(root, arguments);
  }

  static String gitIn(Path folder, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(argv + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said.strip();
  }
}
