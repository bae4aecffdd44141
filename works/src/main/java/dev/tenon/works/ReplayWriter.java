package dev.tenon.works;

import dev.tenon.works.git.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays recorded attempts: {@code attempt-k.patch}, each against skeleton and locked tests. */
final class ReplayWriter implements Writer {
  private final Path folder;
  private final int attempts;

  ReplayWriter(Path folder, int attempts) {
    this.folder = folder;
    this.attempts = attempts;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public int attempts() {
    return attempts;
  }

  @Override
  public boolean startsFresh() {
    return true;
  }

  @Override
  public Answer write(Workshop workshop, Task task) {
    Path patch = folder.resolve("attempt-" + task.attempt() + ".patch");
    if (!Files.exists(patch)) {
      return new Answer.Nothing(
          "there is no recorded attempt " + task.attempt() + " (" + shown(patch) + ")");
    }
    try {
      if (Files.size(patch) == 0) {
        return new Answer.CameBack(0, 0, ""); // an attempt that wrote nothing
      }
      workshop.tree().apply(patch);
    } catch (IOException e) {
      throw new Refusal(shown(patch) + ": can't be read (" + Globs.reason(e) + ")", e);
    } catch (GitProblem e) {
      return new Answer.Nothing(shown(patch) + " does not fit: " + e.getMessage());
    }
    return new Answer.CameBack(0, 0, "");
  }

  private static String shown(Path patch) {
    int names = patch.getNameCount();
    return patch.subpath(Math.max(0, names - 3), names).toString();
  }
}
