package dev.tenon.works;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What a person wrote in their own tree comes into the worktree. */
final class ReturningWriter implements Writer {
  private final Project project;
  private final Set<String> files;
  private final BinaryOperator<String> change;

  ReturningWriter(Project project, Set<String> files) {
    this(project, files, (_, text) -> text);
  }

  /**
   * @param change what a file becomes, by its path and text
   */
  ReturningWriter(Project project, Set<String> files, BinaryOperator<String> change) {
    this.project = project;
    this.files = Set.copyOf(files);
    this.change = change;
  }

  @Override
  public String name() {
    return "person";
  }

  @Override
  public int attempts() {
    return 1;
  }

  @Override
  public boolean isPersons() {
    return true;
  }

  @Override
  public Answer write(Workshop workshop, Task task) {
    for (String path : files) {
      Path file = project.root().resolve(path);
      if (Files.isRegularFile(file)) {
        workshop.write(path, change.apply(path, Texts.read(file, path)));
      }
    }
    return new Answer.CameBack(0, 0, "");
  }
}
