package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Two changes to one file, taken together. */
final class ThreeWay {

  private ThreeWay() {}

  /** Empty where both changed the same lines, or a file is no text. */
  static Optional<byte[]> merged(Git git, byte[] before, byte[] one, byte[] other) {
    try {
      Path folder = Files.createTempDirectory("tenon-merge");
      try {
        Path mine = Files.write(folder.resolve("one"), one);
        Path base = Files.write(folder.resolve("before"), before);
        Path theirs = Files.write(folder.resolve("other"), other);
        Outcome outcome =
            git.run("merge-file", "--quiet", mine.toString(), base.toString(), theirs.toString());
        if (outcome.exit() < 0 || outcome.timedOut()) {
          throw new GitProblem("git merge-file failed: " + Git.said(outcome));
        }
        // up to 127 it counts conflicts, beyond that it could not read a file as text
        return outcome.exit() == 0 ? Optional.of(Files.readAllBytes(mine)) : Optional.empty();
      } finally {
        Durable.delete(folder);
      }
    } catch (IOException e) {
      throw new GitProblem("No temporary file can be written: " + e.getMessage(), e);
    }
  }
}
