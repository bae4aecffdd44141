package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import java.nio.file.Path;

/** Patches whose paths start at the project's folder. */
final class Patches {
  private Patches() {}

  /** From a commit or tree to the index of a git; the same bytes whatever the person's settings. */
  static byte[] diff(Git index, Prefix prefix, String treeish) {
    return index.bytes(
        "diff",
        "--cached",
        "--binary",
        "--full-index",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        "--diff-algorithm=histogram",
        "--unified=3",
        "--inter-hunk-context=0",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        "--relative" + (prefix.path().isEmpty() ? "" : "=" + prefix.path()),
        treeish);
  }

  static void apply(Git git, Prefix prefix, Path patch) {
    String file = patch.toAbsolutePath().toString();
    Git exact = git.config("apply.ignoreWhitespace=no");
    Outcome outcome =
        prefix.path().isEmpty()
            ? exact.run("apply", "--whitespace=nowarn", file)
            : exact.run("apply", "--whitespace=nowarn", "--directory=" + prefix.path(), file);
    if (!outcome.ok()) {
      throw new GitProblem(
          patch
              + " can't be applied: "
              + Git.said(outcome)
              + "; it was made for other files: record it again.");
    }
  }
}
