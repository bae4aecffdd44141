package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.run.Command;
import dev.tenon.run.Confinement;
import dev.tenon.run.Environment;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import dev.tenon.run.Sandbox;
import dev.tenon.run.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a project's commands under their profiles, as {@code build.md}, section 3, has them. */
final class Sandboxing {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final boolean confined;
  private final Progress progress;

  /**
   * @param project the person's
   * @param sandbox false with {@code --no-sandbox}
   * @throws Refusal if commands are to be confined, and this system can't
   */
  Sandboxing(
      Project project,
      Runner runner,
      Map<String, String> environment,
      boolean sandbox,
      Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.confined = sandbox && project.config().verify().sandbox();
    this.progress = progress;
    if (confined && !Sandbox.available()) {
      throw new Refusal(
          "this system has no Landlock to confine commands with; run them unconfined with"
              + " --no-sandbox, or set [verify] sandbox = false");
    }
  }

  /** A private folder for temporary files, gone when closed. */
  record Scratch(TemporaryFolder temporary) implements AutoCloseable {
    Path folder() {
      return temporary.path();
    }

    @Override
    public void close() {
      try {
        temporary.close();
      } catch (IOException e) {
        throw new Refusal(folder() + ": can't be deleted (" + Globs.reason(e) + ")", e);
      }
    }
  }

  Scratch scratch() {
    try {
      return new Scratch(TemporaryFolder.create());
    } catch (IOException e) {
      throw new Refusal("no temporary folder can be made (" + Globs.reason(e) + ")", e);
    }
  }

  /** Runs a command of {@code [verify]} in a worktree. */
  Outcome verify(String step, String command, Path folder, Path worktree, Scratch scratch)
      throws InterruptedException {
    Config.Verify settings = project.config().verify();
    Outcome outcome =
        run(
            List.of("/bin/sh", "-c", command),
            folder,
            Environment.of(environment, scratch.folder(), Map.of(), settings.env()),
            new byte[0],
            settings.limit(),
            List.of(worktree, scratch.folder()),
            settings.network());
    progress.event(ended(step, command, outcome));
    return outcome;
  }

  /** Runs a program of Tenon's own on the project's tests: no network, unless they may have it. */
  Outcome tests(List<String> argv, Path folder, Path worktree, Scratch scratch)
      throws InterruptedException {
    Config.Verify settings = project.config().verify();
    return run(
        argv,
        folder,
        Environment.of(environment, scratch.folder(), Map.of(), settings.env()),
        new byte[0],
        settings.limit(),
        List.of(worktree, scratch.folder()),
        settings.network());
  }

  /** Runs a writer in its worktree. */
  Outcome writer(
      Config.Writer settings,
      Workshop workshop,
      Scratch scratch,
      Map<String, String> ours,
      byte[] input)
      throws InterruptedException {
    Outcome outcome =
        run(
            List.of("/bin/sh", "-c", settings.command()),
            workshop.root(),
            Environment.of(environment, scratch.folder(), ours, settings.env()),
            input,
            settings.limit(),
            writable(settings, List.of(workshop.tree().root(), scratch.folder())),
            settings.network());
    progress.event(ended(workshop.step().name(), settings.command(), outcome));
    return outcome;
  }

  /**
   * Runs an agent that is asked for an answer, as a writer, in a folder of its own below a scratch
   * folder.
   *
   * @param argv what starts the command
   */
  Outcome agent(
      Config.Writer settings,
      List<String> argv,
      Path folder,
      Scratch scratch,
      Map<String, String> ours,
      byte[] input)
      throws InterruptedException {
    Outcome outcome =
        run(
            argv,
            folder,
            Environment.of(environment, scratch.folder(), ours, settings.env()),
            input,
            settings.limit(),
            writable(settings, List.of(scratch.folder())),
            settings.network());
    progress.event(ended("", settings.command(), outcome));
    return outcome;
  }

  private List<Path> writable(Config.Writer settings, List<Path> always) {
    List<Path> writable = new ArrayList<>(always);
    for (String own : settings.writes()) {
      Path path = Path.of(own.replaceFirst("^~", environment.getOrDefault("HOME", "~")));
      if (Files.exists(path)) {
        writable.add(path);
      }
    }
    return writable;
  }

  private static Event ended(String step, String command, Outcome outcome) {
    return new Event.CommandEnded(
        step,
        command,
        outcome.exit(),
        outcome.time().toMillis(),
        outcome.out().text() + outcome.err().text(),
        outcome.out().sha256());
  }

  private Outcome run(
      List<String> argv,
      Path folder,
      Map<String, String> variables,
      byte[] input,
      Duration limit,
      List<Path> writable,
      boolean network)
      throws InterruptedException {
    Confinement confinement =
        confined ? new Confinement.Sandboxed(writable, network) : new Confinement.None();
    try {
      return runner.run(new Command(argv, folder, variables, input, limit, confinement));
    } catch (IOException e) {
      throw new Refusal(String.valueOf(e.getMessage()), e);
    }
  }

  /** The class path of the project in a tree. */
  List<Path> classPath(Path folder, Path root) {
    try (Scratch scratch = scratch()) {
      return new ClassPath(
              runner,
              Environment.of(
                  environment, scratch.folder(), Map.of(), project.config().verify().env()),
              project.root().resolve(".tenon/cache"))
          .of(folder, root, project.config().project().classpath());
    } catch (ClassPathProblem e) {
      throw Refusal.of(e);
    }
  }
}
