package dev.tenon.works.git;

import dev.tenon.works.PlainRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real repository in a temporary folder, as a person has it. */
final class Ground {
  final Path root;
  final Path project;

  private Ground(Path root, Path project) {
    this.root = root;
    this.project = project;
  }

  /** With one commit; the project in a subfolder if one is named. */
  static Ground make(Path folder, String subfolder) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    Ground ground = new Ground(root, subfolder.isEmpty() ? root : root.resolve(subfolder));
    ground.git("init", "-q", "-b", "main", ".");
    ground.git("config", "user.name", "张三");
    ground.git("config", "user.email", "zhang@example.org");
    ground.write("src/A.java", "class A {}\n");
    ground.write("src/B.java", "class B {}\n");
    ground.write("src/带 空格/C.java", "class C {}\n");
    ground.write("test/T.java", "class T {}\n");
    ground.write("design/设计.md", "# 设计\n");
    Files.writeString(root.resolve("elsewhere.txt"), "one\ntwo\n");
    Files.writeString(root.resolve("other.txt"), "other\n");
    ground.git("add", "-A");
    ground.git("commit", "-q", "-m", "Start");
    return ground;
  }

  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return environment;
  }

  Repository open() {
    return Repository.open(project, new PlainRunner(), environment());
  }

  void write(String path, String text) throws IOException {
    write(project, path, text);
  }

  static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(project.resolve(path));
  }

  void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What git says in the root. */
  String git(String... arguments) throws IOException {
    return gitIn(root, arguments);
  }

  static String gitIn(Path folder, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
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

  /** A commit on HEAD that changes, adds, deletes and makes executable; the branch stays. */
  String next(Repository repository) throws IOException {
    Head head = repository.head();
    Worktree tree = repository.worktrees().add("work/S-1", head.commit());
    write(tree.project(), "src/A.java", "class A { int step; }\n");
    write(tree.project(), "src/新 包/D.java", "class D {}\n");
    Files.delete(tree.project().resolve("src/带 空格/C.java"));
    script(tree.project().resolve("run me.sh"), "true");
    Commit commit =
        tree.commit(
            head.commit(),
            List.of("src/A.java", "src/新 包/D.java", "src/带 空格/C.java", "run me.sh"),
            "Step 1: 开始\n\nTenon-Step: S-1\n");
    repository.worktrees().remove("work/S-1");
    return ((Commit.Made) commit).id();
  }
}
