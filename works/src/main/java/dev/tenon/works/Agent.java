package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.run.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any coding agent with a command line, asked for an answer on its standard output. It runs in a
 * folder of its own, a copy of the documents and the code; what it edits there is ignored.
 */
final class Agent {
  /** So much of an answer is read; who prints more is ended. */
  private static final int ANSWER_BYTES_MAX = 8 << 20;

  private static final long COPY_BYTES_MAX = 64 << 20;

  /**
   * Keeps the whole of standard output, which the runner itself keeps head and tail of. A pipe that
   * closes ends who prints without end.
   */
  private static final String CAPTURE =
      "{ /bin/sh -c \"$1\"; echo $? > \"$3\"; } | head -c " + ANSWER_BYTES_MAX + " > \"$2\"";

  private final Project project;
  private final Config.Writer settings;
  private final Sandboxing sandboxing;

  /**
   * @throws Refusal if no command is set
   */
  Agent(Project project, Sandboxing sandboxing) {
    this.project = project;
    this.settings = settings(project);
    this.sandboxing = sandboxing;
  }

  /**
   * The writer's settings with the command that reviews.
   *
   * @throws Refusal saying how to set one
   */
  static Config.Writer settings(Project project) {
    Config.Writer writer = project.config().writer();
    String own = project.config().review().command();
    String command = own.isBlank() ? writer.command() : own;
    if (command.isBlank()) {
      throw new Refusal(
          project
              .config()
              .project()
              .prose()
              .pick(
                  "no agent is set; name its command line in tenon.toml: [review] command ="
                      + " \"claude -p\" (or [writer] command)",
                  "没有设置代理；请在 tenon.toml 中写明其命令行：[review] command = \"claude -p\"（或 [writer]"
                      + " command）"));
    }
    return new Config.Writer(
        "command",
        command,
        writer.attempts(),
        writer.limit(),
        writer.writes(),
        writer.network(),
        writer.env());
  }

  /**
   * What an agent printed.
   *
   * @param printed all of its standard output
   * @param exit recorded, not judged
   */
  record Said(String printed, int exit, boolean timedOut) {}

  /** Asks once. */
  Said ask(String task, String json, int attempt) throws InterruptedException {
    try (Sandboxing.Scratch scratch = sandboxing.scratch()) {
      Path folder = scratch.folder().resolve("project");
      Path answer = scratch.folder().resolve("answer");
      Path exit = scratch.folder().resolve("exit");
      Path asked = scratch.folder().resolve("task.json");
      copy(folder);
      Texts.write(asked, json);
      Outcome outcome =
          sandboxing.agent(
              settings,
              List.of(
                  "/bin/sh",
                  "-c",
                  CAPTURE,
                  "agent",
                  settings.command(),
                  answer.toString(),
                  exit.toString()),
              folder,
              scratch,
              Map.of("TENON_TASK", asked.toString(), "TENON_ATTEMPT", String.valueOf(attempt)),
              task.getBytes(StandardCharsets.UTF_8));
      return new Said(printed(answer), code(exit, outcome), outcome.timedOut());
    }
  }

  private static String printed(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new Refusal("the agent's answer can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  private static int code(Path file, Outcome outcome) {
    String text = printed(file).strip();
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : outcome.exit();
  }

  /** Documents, patterns, settings and code, as long as they are not too large to copy. */
  private void copy(Path folder) {
    Map<String, String> files = new TreeMap<>();
    for (String path : project.documentPaths()) {
      files.put(path, Texts.read(project.root().resolve(path), path));
    }
    for (String path : project.patternPaths()) {
      files.put(path, Texts.read(project.root().resolve(path), path));
    }
    files.put(
        Project.SETTINGS, Texts.read(project.root().resolve(Project.SETTINGS), Project.SETTINGS));
    files.putAll(project.sources());
    files.putAll(project.tests());
    long bytes = 0;
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        bytes += file.getValue().length();
        if (bytes > COPY_BYTES_MAX) {
          return;
        }
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
    } catch (IOException e) {
      throw new Refusal("the agent's folder can't be made (" + Globs.reason(e) + ")", e);
    }
  }
}
