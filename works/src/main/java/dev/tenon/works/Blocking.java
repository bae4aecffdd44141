package dev.tenon.works;

import dev.tenon.design.Config;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a blocked step depends on: if nothing of it changed, it would be blocked again. */
final class Blocking {
  private Blocking() {}

  /** A hash over the step's items, the writer's settings and the step's own files. */
  static String state(StepView step, Project project) {
    StringBuilder text = new StringBuilder(step.inputs());
    Config config = project.config();
    text.append('\n').append(config.writer()).append('\n').append(config.verify());
    for (String path : step.sourceFiles(project)) {
      append(text, project.root().resolve(path), path);
    }
    Path recorded = Writers.recorded(project.root(), step);
    for (int attempt = 1; attempt <= config.writer().attempts(); attempt++) {
      append(text, recorded.resolve("attempt-" + attempt + ".patch"), "attempt " + attempt);
    }
    return Texts.sha256(text.toString());
  }

  private static void append(StringBuilder text, Path file, String shown) {
    if (Files.isRegularFile(file)) {
      text.append('\n').append(shown).append(' ').append(Texts.sha256(Texts.read(file, shown)));
    }
  }
}
