package dev.tenon.works.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Tenon's own folder in a project, {@code .tenon}: never part of a commit. */
public final class TenonFolder {
  /** Its name. */
  public static final String NAME = ".tenon";

  private TenonFolder() {}

  /**
   * The folder, made if it is not there, with a {@code .gitignore} of its own that hides it.
   *
   * @throws GitProblem if it can't be written or is no plain folder
   */
  public static Path in(Path project) {
    Path folder = project.resolve(NAME);
    try {
      if (Files.isSymbolicLink(folder)) {
        throw new GitProblem(
            folder + " is a link; Tenon writes only inside the project: remove it.");
      }
      Files.createDirectories(folder);
      Path ignore = folder.resolve(".gitignore");
      if (!Files.isRegularFile(ignore, LinkOption.NOFOLLOW_LINKS)) {
        Files.writeString(ignore, "*\n", StandardCharsets.UTF_8);
      }
      return folder;
    } catch (IOException e) {
      throw new GitProblem(
          folder
              + " can't be written ("
              + e.getMessage()
              + "); Tenon keeps its runs and worktrees there: make "
              + project
              + " writable.",
          e);
    }
  }
}
