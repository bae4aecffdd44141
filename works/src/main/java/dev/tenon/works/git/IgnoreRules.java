package dev.tenon.works.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a commit ignores, by its own {@code .gitignore} files and the person's settings. Those on
 * the disk of a worktree are not asked: a file that a writer hides that way would be compiled and
 * tested, and never committed.
 */
final class IgnoreRules {
  private static final String FILE = ".gitignore";

  private static final String HERE = "./";

  private final PrivateIndex index;

  private IgnoreRules(PrivateIndex index) {
    this.index = index;
  }

  /** Those of the commit that an index holds. */
  static IgnoreRules of(PrivateIndex index) {
    return new IgnoreRules(index);
  }

  /** Those of the paths that are not ignored. */
  List<String> left(List<String> paths) {
    if (paths.isEmpty()) {
      return paths;
    }
    try {
      Path scratch = Files.createTempDirectory("tenon-ignore");
      try {
        List<String> rules =
            index.entries().keySet().stream()
                .filter(path -> path.equals(FILE) || path.endsWith("/" + FILE))
                .toList();
        index
            .git()
            .text(
                Git.joined(rules), "checkout-index", "-z", "--stdin", "--prefix=" + scratch + "/");
        // the one subcommand that knows no literal paths; a dot before them leaves no magic
        List<String> asked = paths.stream().map(path -> HERE + path).toList();
        byte[] ignored =
            index
                .git()
                .in(scratch)
                .without("GIT_LITERAL_PATHSPECS")
                .bytes(1, Git.joined(asked), "check-ignore", "--no-index", "-z", "--stdin");
        Set<String> out = new HashSet<>(Git.split(ignored));
        return paths.stream().filter(path -> !out.contains(HERE + path)).toList();
      } finally {
        Durable.delete(scratch);
      }
    } catch (IOException e) {
      throw new GitProblem("No temporary folder can be used: " + e.getMessage(), e);
    }
  }
}
