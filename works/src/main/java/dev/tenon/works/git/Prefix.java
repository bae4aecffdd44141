package dev.tenon.works.git;

import java.nio.file.Path;
import java.util.Locale;

/** Where a project lies in its repository. */
record Prefix(String path) {

  /** Of a project folder in the root of a working tree. */
  static Prefix of(Path root, Path project) {
    return new Prefix(root.relativize(project).toString().replace('\\', '/'));
  }

  /** A project-relative path, from the root of the repository. */
  String inRepository(String projectPath) {
    check(projectPath);
    String clean =
        projectPath.endsWith("/")
            ? projectPath.substring(0, projectPath.length() - 1)
            : projectPath;
    if (clean.isEmpty() || clean.equals(".")) {
      return path;
    }
    return path.isEmpty() ? clean : path + "/" + clean;
  }

  /** Whether a path from the root lies in the project. */
  boolean holds(String repositoryPath) {
    return path.isEmpty() || repositoryPath.startsWith(path + "/");
  }

  /** A path from the root that lies in the project, from the project's folder. */
  String inProject(String repositoryPath) {
    return path.isEmpty() ? repositoryPath : repositoryPath.substring(path.length() + 1);
  }

  Path in(Path root) {
    return path.isEmpty() ? root : root.resolve(path);
  }

  private static void check(String path) {
    boolean bad =
        path.startsWith("/")
            || path.indexOf('\0') >= 0
            || ("/" + path + "/").contains("/../")
            || ("/" + path + "/").toLowerCase(Locale.ROOT).contains("/.git/");
    if (bad) {
      throw new GitProblem("`" + path + "` is no path inside the project.");
    }
  }
}
