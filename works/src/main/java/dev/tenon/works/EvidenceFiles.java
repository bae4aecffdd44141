package dev.tenon.works;

import dev.tenon.design.Id;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The evidence files of a project. */
final class EvidenceFiles {
  private EvidenceFiles() {}

  /** Path of a step's file from the project's folder. */
  static String path(Project project, Id step) {
    return project.config().project().evidence().replaceAll("/+$", "") + "/" + step + ".json";
  }

  /** A step's evidence, if there is any that can be read. */
  static Optional<Evidence> read(Project project, Id step) {
    String path = path(project, step);
    Path file = project.root().resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Evidence.read(Texts.read(file, path), path));
    } catch (Refusal e) {
      // the rule done-without-evidence says so: it does not fit the lock
      return Optional.empty();
    }
  }

  /** The hash of a step's file. */
  static Optional<String> hash(Path root, String evidenceFolder, Id step) {
    Path file = root.resolve(evidenceFolder).resolve(step + ".json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Texts.sha256(Files.readAllBytes(file)));
    } catch (java.io.IOException e) {
      throw new Refusal(file + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }
}
