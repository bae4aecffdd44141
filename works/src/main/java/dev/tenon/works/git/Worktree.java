package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A working tree of Tenon's own, beside the person's. Whoever writes in it may have changed its
 * {@code .git} file, index or HEAD: none of them is believed here.
 */
public final class Worktree {
  private static final Duration HOOKS_LIMIT = Duration.ofMinutes(60);

  private final Path root;
  private final Path gitDir;
  private final Path hooks;
  private final Prefix prefix;
  private final Git git;

  Worktree(Path root, Path gitDir, Path hooks, Prefix prefix, Git anywhere) {
    this.root = root;
    this.gitDir = gitDir;
    this.hooks = hooks;
    this.prefix = prefix;
    this.git = anywhere.bound(gitDir, root);
  }

  /** Its root folder. */
  public Path root() {
    return root;
  }

  /** The project's folder in it. */
  public Path project() {
    return prefix.in(root);
  }

  /** What git keeps about it, in the repository. */
  public Path gitDir() {
    return gitDir;
  }

  /**
   * What differs on the disk from a commit or tree: changed, deleted and new files (paths from the
   * project's folder, {@code ../} before those outside), but none that the commit's own rules
   * ignore; rules that were written here since hide nothing. Every file is read; times and sizes
   * prove nothing.
   */
  public List<Change> changes(String treeish) {
    return differences(treeish).stream()
        .map(
            change ->
                new Change(
                    shown(change.path()), false, change.unstaged(), change.untracked(), false))
        .toList();
  }

  /** The same with paths from the root. */
  private List<Change> differences(String treeish) {
    try (PrivateIndex index = PrivateIndex.of(git, treeish)) {
      // its exit code only says that something differs
      index.git().run("update-index", "-q", "--refresh");
      List<Change> changes = new ArrayList<>();
      for (String path : index.git().records("diff-files", "--name-only", "-z")) {
        changes.add(new Change(path, false, true, false, false));
      }
      List<String> others = index.git().records("ls-files", "--others", "-z");
      for (String path : IgnoreRules.of(index).left(others)) {
        changes.add(new Change(path, false, false, true, false));
      }
      return changes;
    }
  }

  /** A path from the root, from the project's folder, also where it lies outside of it. */
  private String shown(String path) {
    return prefix.holds(path)
        ? prefix.inProject(path)
        : "../".repeat(prefix.path().split("/").length) + path;
  }

  /** The id of the whole tree that a commit or tree becomes with these files as on the disk. */
  public String snapshot(String treeish, Collection<String> paths) {
    try (PrivateIndex index = taken(treeish, paths)) {
      return index.writeTree();
    }
  }

  /**
   * The id of the tree that holds just some folders: those of a commit or tree, with these files as
   * on the disk.
   */
  public String tree(String treeish, Collection<String> paths, Collection<String> folders) {
    try (PrivateIndex index = taken(treeish, paths)) {
      return FolderTree.of(git, prefix, index.entries().values(), folders);
    }
  }

  /** The patch from a commit or tree to these files as on the disk; empty if nothing differs. */
  public byte[] diff(String treeish, Collection<String> paths) {
    try (PrivateIndex index = taken(treeish, paths)) {
      return Patches.diff(index.git(), prefix, treeish);
    }
  }

  /**
   * Applies a patch, all of it or nothing.
   *
   * @param patch paths from the project's folder
   * @throws GitProblem if it doesn't fit
   */
  public void apply(Path patch) {
    Patches.apply(git, prefix, patch);
  }

  /**
   * Commits exactly these files as they are on the disk, with the person's identity, hooks and
   * signature; HEAD and index become the new commit's.
   *
   * @param parent the commit that it stands on
   */
  public Commit commit(String parent, Collection<String> paths, String message) {
    git.text("update-ref", "--no-deref", "HEAD", parent);
    git.text("read-tree", "--reset", parent);
    PrivateIndex.take(git, root, inRepository(paths));
    git.run("update-index", "-q", "--refresh");
    if (git.text("write-tree").equals(git.text("rev-parse", parent + "^{tree}"))) {
      return new Commit.Unchanged();
    }
    Outcome outcome =
        git.hooks(hooks)
            .run(
                HOOKS_LIMIT,
                message.getBytes(StandardCharsets.UTF_8),
                "commit",
                "--quiet",
                "--cleanup=whitespace",
                "--file=-");
    if (!outcome.ok()) {
      String output = (outcome.err().text() + outcome.out().text()).strip();
      String why = outcome.timedOut() ? "took longer than " + HOOKS_LIMIT + "\n" : "";
      return new Commit.Refused(outcome.exit(), why + output);
    }
    return new Commit.Made(git.text("rev-parse", "HEAD"));
  }

  /**
   * Makes the index that of a tree, files as they are, and keeps the tree from git's clean-up: what
   * {@code git diff} shows there is what was changed since.
   */
  public void stage(String treeish) {
    git.text("update-ref", "refs/worktree/tenon", treeish);
    git.text("read-tree", "--reset", treeish);
    git.run("update-index", "-q", "--refresh");
  }

  /** Makes files and index those of a commit again; files that it ignores stay. */
  public void reset(String commit) {
    git.text("update-ref", "--no-deref", "HEAD", commit);
    git.text("read-tree", "--reset", "-u", commit);
    // first what rules of the writer's own may hide, then folders that became empty
    for (Change change : differences(commit)) {
      Durable.deleteBelow(root, change.path());
    }
    git.text("read-tree", "--reset", "-u", commit);
    git.text("clean", "-ffdq");
  }

  /** Makes these files those of a commit or tree again: changed, deleted and new ones. */
  public void restore(String treeish, Collection<String> paths) {
    try (PrivateIndex index = PrivateIndex.of(git, treeish)) {
      TreeMap<String, IndexEntry> entries = index.entries();
      List<String> there = new ArrayList<>();
      for (String path : inRepository(paths)) {
        Durable.deleteBelow(root, path);
        if (entries.containsKey(path)) {
          there.add(path);
        }
      }
      index.git().text(Git.joined(there), "checkout-index", "--force", "-z", "--stdin");
    }
  }

  /** Deletes every file that a commit or tree does not hold, ignored ones too. */
  public void keepOnly(String treeish) {
    try (PrivateIndex index = PrivateIndex.of(git, treeish)) {
      for (String path : index.git().records("ls-files", "--others", "-z")) {
        Durable.deleteBelow(root, path);
      }
    }
  }

  private PrivateIndex taken(String treeish, Collection<String> paths) {
    PrivateIndex index = PrivateIndex.of(git, treeish);
    try {
      index.take(root, inRepository(paths));
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private List<String> inRepository(Collection<String> paths) {
    return paths.stream().map(prefix::inRepository).sorted().distinct().toList();
  }
}
