package dev.tenon.works;

import dev.tenon.design.DesignProblem;
import dev.tenon.design.Lock;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code tenon.lock} on disk. */
final class Locks {
  private Locks() {}

  /**
   * The lock of a project folder; an empty one if there is none yet.
   *
   * @throws Refusal if it can't be read
   */
  static Lock read(Path root) {
    Path file = root.resolve(Project.LOCK);
    if (!Files.exists(file)) {
      return Lock.empty();
    }
    try {
      return Lock.read(Texts.read(file, Project.LOCK));
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
  }
}
