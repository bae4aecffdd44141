package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The person's repository, seen from a project's folder in it. Nothing here changes their tree. */
public final class Repository {
  private static final int HISTORY_COMMITS_MAX = 100_000;

  /** What git leaves in its folder while something is half done, and how to end it. */
  private static final Map<String, String> UNFINISHED =
      Map.of(
          "MERGE_HEAD", "merge",
          "CHERRY_PICK_HEAD", "cherry-pick",
          "REVERT_HEAD", "revert",
          "rebase-merge", "rebase",
          "rebase-apply", "rebase");

  private final Path project;
  private final Path root;
  private final Path gitDir;
  private final Path commonDir;
  private final Prefix prefix;
  private final Git git;

  private Repository(Path project, Path root, Path gitDir, Path commonDir, Git discovering) {
    this.project = project;
    this.root = root;
    this.gitDir = gitDir;
    this.commonDir = commonDir;
    this.prefix = Prefix.of(root, project);
    this.git = discovering.bound(gitDir, root);
  }

  /** Finds the repository of a project's folder, with this process's environment. */
  public static Repository open(Path project, Runner runner) {
    return open(project, runner, System.getenv());
  }

  /**
   * Finds the repository of a project's folder.
   *
   * @param environment the caller's; variables that point git elsewhere are left out
   * @throws GitProblem if git is not installed, the folder is in no working tree, or {@code .tenon}
   *     was committed
   */
  public static Repository open(Path project, Runner runner, Map<String, String> environment) {
    Path folder = real(project);
    Git git = Git.discovering(runner, GitEnvironment.of(environment), folder);
    Outcome found =
        git.run(
            "rev-parse",
            "--is-bare-repository",
            "--is-inside-work-tree",
            "--absolute-git-dir",
            "--git-common-dir");
    if (!found.ok()) {
      throw notFound(folder, found);
    }
    List<String> lines = found.out().text().lines().toList();
    if (lines.size() < 4 || !lines.get(1).equals("true")) {
      boolean bare = lines.getFirst().equals("true");
      throw new GitProblem(
          folder
              + (bare ? " is a bare repository" : " is inside git's own folder")
              + ", without a working tree; work in a clone: `git clone "
              + folder
              + " NAME`.");
    }
    Path root = real(Path.of(git.text("rev-parse", "--show-toplevel")));
    Path gitDir = real(Path.of(lines.get(2)));
    Path common = real(folder.resolve(lines.get(3)));
    Repository repository = new Repository(folder, root, gitDir, common, git);
    repository.requireOwnFolder();
    return repository;
  }

  /** What others committed there would be taken for Tenon's own: marks, caches, worktrees. */
  private void requireOwnFolder() {
    String own = prefix.inRepository(TenonFolder.NAME);
    if (git.bytes("ls-files", "--cached", "-z", "--", own).length > 0) {
      throw new GitProblem(
          "`"
              + own
              + "` is Tenon's own folder, yet it is in the repository; take it out: `git rm -r"
              + " --cached "
              + own
              + " && git commit -m \"Take out .tenon\"`, then remove the folder.");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new GitProblem(path + " can't be read; is the folder there?", e);
    }
  }

  private static GitProblem notFound(Path folder, Outcome outcome) {
    String said = Git.said(outcome);
    if (outcome.exit() == 127) {
      return new GitProblem(
          "git is not installed, or not on PATH; install it, for example `apt install git`.");
    }
    if (said.contains("not a git repository")) {
      return new GitProblem(
          folder
              + " is in no git repository; make one: `git init && git add -A && git commit -m"
              + " Start`.");
    }
    if (said.contains("dubious ownership")) {
      return new GitProblem(
          "The repository of "
              + folder
              + " belongs to another user; if you trust it: `git config --global --add"
              + " safe.directory "
              + folder
              + "`.");
    }
    return new GitProblem("git can't read the repository of " + folder + ": " + said);
  }

  /** The project's folder. */
  public Path project() {
    return project;
  }

  /** The root of the person's working tree. */
  public Path root() {
    return root;
  }

  /** git's folder of this working tree, {@code .git} in the plain case. */
  public Path gitDir() {
    return gitDir;
  }

  Path commonDir() {
    return commonDir;
  }

  Prefix prefix() {
    return prefix;
  }

  Git git() {
    return git;
  }

  /**
   * The branch and its commit.
   *
   * @throws GitProblem if the head is detached, or there is no commit yet
   */
  public Head head() {
    Outcome branch = git.run("symbolic-ref", "--quiet", "HEAD");
    if (!branch.ok()) {
      throw new GitProblem(
          "HEAD of "
              + root
              + " is detached, there is no branch to commit on; make one: `git switch -c NAME`.");
    }
    Outcome commit = git.run("rev-parse", "--quiet", "--verify", "HEAD^{commit}");
    if (!commit.ok()) {
      throw new GitProblem(
          root + " has no commit yet; make the first: `git add -A && git commit -m Start`.");
    }
    return new Head(branch.out().text().strip(), commit.out().text().strip());
  }

  /** The commit that HEAD names, branch or not; empty before the first. */
  public Optional<String> headCommit() {
    return commit("HEAD");
  }

  /** The commit that a revision names, if there is one. */
  public Optional<String> commit(String revision) {
    Outcome found =
        git.run("rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}");
    return found.ok() ? Optional.of(found.out().text().strip()) : Optional.empty();
  }

  /** Whether its history was cut off when it was fetched. */
  public boolean isShallow() {
    return git.text("rev-parse", "--is-shallow-repository").equals("true");
  }

  /**
   * Looks whether Tenon can commit here.
   *
   * @return the branch and its commit
   * @throws GitProblem if not: detached, no commit, no identity, an unfinished merge or rebase
   */
  public Head ready() {
    requireNothingUnfinished(); // before the head: a rebase detaches it
    Head head = head();
    for (String who : List.of("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")) {
      if (!git.config("user.useConfigOnly=true").succeeds("var", who)) {
        throw new GitProblem(
            "git does not know who commits in "
                + root
                + "; say it: `git config user.name \"Your Name\" && git config user.email"
                + " you@example.org`.");
      }
    }
    if (git.bytes("ls-files", "--unmerged", "-z").length > 0) {
      throw new GitProblem(
          "Files in " + root + " are in conflict; settle them and `git add` them.");
    }
    return head;
  }

  private void requireNothingUnfinished() {
    UNFINISHED.forEach(
        (file, what) -> {
          if (Files.exists(gitDir.resolve(file))) {
            throw new GitProblem(
                "A "
                    + what
                    + " is unfinished in "
                    + root
                    + "; finish it (`git "
                    + what
                    + " --continue`) or drop it (`git "
                    + what
                    + " --abort`).");
          }
        });
  }

  /** What differs between the project's files, the index and HEAD; ignored files are left out. */
  public List<Change> changes() {
    String place = prefix.path().isEmpty() ? "." : prefix.path();
    return statusAt(List.of(place)).stream()
        .map(
            change ->
                new Change(
                    prefix.inProject(change.path()),
                    change.staged(),
                    change.unstaged(),
                    change.untracked(),
                    change.conflicted()))
        .toList();
  }

  /** Those of {@link #changes()} at the given files or in the given folders. */
  public List<Change> changesAt(Collection<String> filesOrFolders) {
    return changes().stream().filter(change -> change.within(filesOrFolders)).toList();
  }

  /** The same for paths from the root. */
  List<Change> statusAt(Collection<String> rootPaths) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "status",
                "--porcelain=v2",
                "-z",
                "--untracked-files=all",
                "--no-renames",
                "--ignore-submodules=all",
                "--"));
    arguments.addAll(rootPaths);
    return Change.parse(git.records(arguments.toArray(String[]::new)));
  }

  /** The tree's id of a commit. */
  public String tree(String commit) {
    return git.text("rev-parse", "--verify", commit + "^{tree}");
  }

  /** The id of the tree that holds just some folders of a commit or tree. */
  public String tree(String treeish, Collection<String> folders) {
    return FolderTree.of(
        git,
        prefix,
        IndexEntry.tree(git.records("ls-tree", "-r", "-z", treeish)).values(),
        folders);
  }

  /** The project's files in a commit or tree, sorted by path. */
  public List<String> files(String treeish) {
    return IndexEntry.tree(git.records("ls-tree", "-r", "-z", treeish)).keySet().stream()
        .filter(prefix::holds)
        .map(prefix::inProject)
        .toList();
  }

  /** A file's bytes in a commit or tree. */
  public Optional<byte[]> file(String treeish, String path) {
    return Optional.ofNullable(files(treeish, List.of(path)).get(path));
  }

  /** The bytes of those of the files that a commit or tree has. */
  public Map<String, byte[]> files(String treeish, Collection<String> paths) {
    Map<String, String> ids = new LinkedHashMap<>();
    Map<String, IndexEntry> entries = IndexEntry.tree(git.records("ls-tree", "-r", "-z", treeish));
    for (String path : paths) {
      IndexEntry entry = entries.get(prefix.inRepository(path));
      if (entry != null && !entry.mode().equals("160000")) {
        ids.put(path, entry.id());
      }
    }
    return Blobs.read(git, ids);
  }

  /** The patch between two commits or trees, of the project's files. */
  public byte[] diff(String before, String after) {
    try (PrivateIndex index = PrivateIndex.of(git, after)) {
      return Patches.diff(index.git(), prefix, before);
    }
  }

  /** The project's paths that differ between two commits or trees, sorted. */
  public List<String> changed(String before, String after) {
    return git
        .records("diff-tree", "-r", "-z", "--no-renames", "--name-only", before, after)
        .stream()
        .filter(prefix::holds)
        .map(prefix::inProject)
        .toList();
  }

  /** The commits from one on, it included, that touch a file; oldest first. */
  public List<PathCommit> since(String first, String path) {
    return git
        .records(
            "log",
            "-z",
            "--full-history",
            "--topo-order",
            "--reverse",
            "--max-count=" + HISTORY_COMMITS_MAX,
            "--format=" + PathCommit.FORMAT,
            "HEAD",
            "--not",
            first + "^@",
            "--",
            prefix.inRepository(path))
        .stream()
        .map(PathCommit::parse)
        .toList();
  }

  /** The last commit that touches a file; empty where none does. */
  public Optional<String> lastChange(String path) {
    String id = git.text("rev-list", "-1", "HEAD", "--", prefix.inRepository(path));
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }

  /** What a file becomes when two changes to it are taken; empty where they meet. */
  public Optional<byte[]> merged(byte[] before, byte[] one, byte[] other) {
    return ThreeWay.merged(git, before, one, other);
  }

  /** Makes the index at some files that of the head; the files stay. */
  public void unstage(Collection<String> paths) {
    List<String> arguments = new ArrayList<>(List.of("reset", "--quiet", "HEAD", "--"));
    paths.stream().map(prefix::inRepository).forEach(arguments::add);
    git.text(arguments.toArray(String[]::new));
  }

  /** Who commits here, {@code Name <mail>}. */
  public String person() {
    return git.text("var", "GIT_AUTHOR_IDENT").replaceFirst(">[^>]*$", ">");
  }

  /** Whether a commit is another one, or one before it. */
  public boolean isAncestor(String commit, String of) {
    return git.succeeds("merge-base", "--is-ancestor", commit, of);
  }

  /** Where the histories of two commits part. */
  public Optional<String> mergeBase(String one, String other) {
    Outcome found = git.run("merge-base", one, other);
    return found.ok() ? Optional.of(found.out().text().strip()) : Optional.empty();
  }

  /** The parents of a commit, the branch's own first. */
  public List<String> parents(String commit) {
    String[] ids = git.text("rev-list", "--parents", "-n", "1", commit).split(" ");
    return List.of(ids).subList(1, ids.length);
  }

  /** The commit that a merge under way brings in. */
  public Optional<String> mergeHead() {
    return commit("MERGE_HEAD");
  }

  /**
   * The commits before and at a revision with a trailer, newest first, at most 100,000; of those
   * that touch the project's folder.
   *
   * @param trailer its key, {@code Tenon-Step}
   */
  public List<StepCommit> steps(String revision, String trailer) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "log",
                "-z",
                "--max-count=" + HISTORY_COMMITS_MAX,
                "--grep=^" + trailer + ": ",
                "--format=%H %(trailers:key=" + trailer + ",valueonly,separator=%x2C)",
                revision,
                "--"));
    if (!prefix.path().isEmpty()) {
      arguments.add(prefix.path());
    }
    List<StepCommit> steps = new ArrayList<>();
    for (String line : git.records(arguments.toArray(String[]::new))) {
      int space = line.indexOf(' ');
      for (String step : line.substring(space + 1).split(",", -1)) {
        if (!step.isBlank()) {
          steps.add(new StepCommit(step.strip(), line.substring(0, space)));
        }
      }
    }
    return steps;
  }

  /** The worktrees of Tenon's own. */
  public Worktrees worktrees() {
    return new Worktrees(this);
  }

  /** The person's hooks; a relative setting is meant from the root of their tree. */
  Path hooks() {
    Outcome set = git.plain().run("config", "--get", "--type=path", "core.hooksPath");
    String path = set.out().text().strip();
    return set.ok() && !path.isEmpty() ? root.resolve(path) : commonDir.resolve("hooks");
  }
}
