package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.run.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Any coding agent with a command line, edits in place in the worktree. */
final class CommandWriter implements Writer {
  private final Config.Writer settings;
  private final Sandboxing sandboxing;

  CommandWriter(Config.Writer settings, Sandboxing sandboxing) {
    this.settings = settings;
    this.sandboxing = sandboxing;
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public int attempts() {
    return settings.attempts();
  }

  @Override
  public Answer write(Workshop workshop, Task task) throws InterruptedException {
    try (Sandboxing.Scratch scratch = sandboxing.scratch()) {
      Path json = scratch.folder().resolve("task.json");
      Texts.write(json, task.json());
      Outcome outcome =
          sandboxing.writer(
              settings,
              workshop,
              scratch,
              Map.of(
                  "TENON_TASK", json.toString(),
                  "TENON_STEP", task.step(),
                  "TENON_ATTEMPT", String.valueOf(task.attempt())),
              task.markdown().getBytes(StandardCharsets.UTF_8));
      String output = outcome.out().text() + outcome.err().text();
      if (outcome.timedOut()) {
        output += "\nstopped after " + settings.limit().toSeconds() + " s";
      }
      return new Answer.CameBack(outcome.exit(), outcome.time().toMillis(), output);
    }
  }
}
