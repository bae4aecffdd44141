package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import dev.tenon.works.git.ActMark.Place;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last act of a step, the only one that changes the person's tree: their branch moves to a
 * commit that stands on it, then files and index follow at exactly the paths that differ. Whatever
 * else they changed, staged or not, stays.
 *
 * <p>A mark is written first. Cut before the branch moved, the act has not happened; cut after, the
 * next command finishes it. To be used only while the project's lock is held.
 */
public final class Act {
  private static final int PATHSPECS_MAX = 500;

  /** The instants at which a cut means something else, for tests. */
  enum Phase {
    MARKED,
    CLAIMED,
    PREPARED,
    MOVED,
    FILE,
    FILES,
    INDEX,
    RELEASED
  }

  /** Told of each phase when it is reached. */
  interface Watch {
    void at(Phase phase);
  }

  private final Repository repository;
  private final Watch watch;
  private final Path tenon;
  private final Path markFile;
  private final Path stage;
  private final Path newIndex;

  public Act(Repository repository) {
    this(repository, phase -> {});
  }

  Act(Repository repository, Watch watch) {
    this.repository = repository;
    this.watch = watch;
    this.tenon = TenonFolder.in(repository.project());
    this.markFile = tenon.resolve("act");
    this.stage = tenon.resolve("act.files");
    this.newIndex = tenon.resolve("act.index");
  }

  /** Whether an act in this project was cut: cheap, no git is started. */
  public static boolean wasCut(Path project) {
    return Files.exists(project.resolve(TenonFolder.NAME).resolve("act"));
  }

  /**
   * Moves the person's branch.
   *
   * @param from where they must stand
   * @param to a commit after it
   * @param taken project paths whose uncommitted state the commit took in: replaced whatever they
   *     hold
   * @param reason one line for the branch's log
   * @throws GitProblem if they stand elsewhere, have changes of their own in files that the commit
   *     writes, or another git is at work; nothing was touched then
   */
  public void run(Head from, String to, Collection<String> taken, String reason) {
    finishInterrupted();
    if (from.commit().equals(to) || !repository.isAncestor(from.commit(), to)) {
      throw new IllegalArgumentException(to + " does not stand on " + from.commit());
    }
    String token = UUID.randomUUID().toString();
    ActMark mark = new ActMark(token, from.ref(), from.commit(), to, List.of());
    Locks locks = new Locks(repository, tenon, mark);
    try {
      ActMark whole = prepare(mark, locks, from, taken);
      moveBranch(whole, locks, reason);
      watch.at(Phase.MOVED);
      follow(whole, locks);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** All that can fail, while nothing has happened yet. */
  private ActMark prepare(ActMark mark, Locks locks, Head from, Collection<String> taken)
      throws IOException {
    try {
      mark.write(markFile);
      watch.at(Phase.MARKED);
      locks.take();
      watch.at(Phase.CLAIMED);
      requireStanding(from);
      ActMark whole = mark.with(look(mark, taken));
      whole.write(markFile);
      prepareIndex(whole);
      watch.at(Phase.PREPARED);
      return whole;
    } catch (IOException | RuntimeException e) {
      drop(locks);
      throw e;
    }
  }

  /** Finishes, or drops, an act that was cut. Every command calls this first. */
  public Recovery finishInterrupted() {
    Optional<ActMark> found = ActMark.read(markFile);
    if (found.isEmpty()) {
      return Recovery.NONE;
    }
    ActMark mark = found.get();
    Locks locks = new Locks(repository, tenon, mark);
    try {
      locks.clearLeft(Files.getLastModifiedTime(markFile));
      String now = repository.commit(mark.ref()).orElse("");
      if (now.equals(mark.before())) {
        drop(locks);
        return Recovery.DROPPED;
      }
      String head = repository.git().run("symbolic-ref", "--quiet", "HEAD").out().text().strip();
      if (!now.equals(mark.after()) || !head.equals(mark.ref())) {
        drop(locks);
        return Recovery.OVERTAKEN;
      }
      locks.take();
      stageFiles(mark.before(), mark.after());
      prepareIndex(mark);
      follow(mark, locks);
      return Recovery.FINISHED;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void requireStanding(Head from) {
    Head now = repository.head();
    if (!now.equals(from)) {
      throw moved(from.branch());
    }
  }

  private static GitProblem moved(String branch) {
    return new GitProblem(
        "The branch " + branch + " was moved or left meanwhile; nothing was changed: run it again.");
  }

  /** What is at the paths that differ; refuses where it is the person's own. */
  private List<Place> look(ActMark mark, Collection<String> taken) throws IOException {
    TreeMap<String, IndexEntry> news = stageFiles(mark.before(), mark.after());
    TreeMap<String, IndexEntry> olds =
        IndexEntry.tree(repository.git().records("ls-tree", "-r", "-z", mark.before()));
    TreeMap<String, IndexEntry> index =
        IndexEntry.staged(repository.git().records("ls-files", "--stage", "-z"));
    Set<String> dirty = dirty(news.keySet());
    List<String> takenPaths = taken.stream().map(repository.prefix()::inRepository).toList();
    List<Place> places = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (IndexEntry entry : news.values()) {
      String path = entry.path();
      String state = stateBefore(path, news);
      String before = content(index.get(path));
      String after = entry.isGone() ? FileState.ABSENT : entry.content();
      Place place = new Place(path, state, before, after);
      boolean known = olds.containsKey(path);
      boolean clean =
          before.equals(content(olds.get(path)))
              && !dirty.contains(path)
              && (known || state.equals(FileState.ABSENT));
      boolean same = state.equals(FileState.of(stage.resolve(path)));
      boolean reachable = entry.isGone() || reachable(path, news);
      if (reachable && (clean || same || takenPaths.contains(path) || place.submodule())) {
        places.add(place);
      } else {
        theirs.add(path);
      }
    }
    if (!theirs.isEmpty()) {
      throw new GitProblem(
          "You have changes of your own in files that this commit writes: "
              + String.join(", ", theirs)
              + "; nothing was touched: commit them, or put them aside with `git stash push"
              + " --include-untracked`.");
    }
    return places;
  }

  /** What is there before; a folder of which every file goes is as good as nothing. */
  private String stateBefore(String path, TreeMap<String, IndexEntry> news) throws IOException {
    Path file = repository.root().resolve(path);
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return FileState.of(file);
    }
    try (Stream<Path> below = Files.walk(file)) {
      boolean goes =
          below
              .filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
              .map(each -> repository.root().relativize(each).toString().replace('\\', '/'))
              .allMatch(each -> news.containsKey(each) && news.get(each).isGone());
      return goes ? FileState.ABSENT : FileState.of(file);
    }
  }

  private Set<String> dirty(Set<String> paths) {
    Set<String> dirty = new LinkedHashSet<>();
    if (!paths.isEmpty()) {
      Collection<String> specs = paths.size() > PATHSPECS_MAX ? List.of(".") : paths;
      repository.statusAt(specs).forEach(change -> dirty.add(change.path()));
    }
    return dirty;
  }

  /** Whether a file can stand there: no link, and no file that stays, is among its folders. */
  private boolean reachable(String path, TreeMap<String, IndexEntry> news) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      Path onDisk = repository.root().resolve(folder);
      IndexEntry entry = news.get(folder);
      boolean goes = entry != null && entry.isGone();
      if (!goes
          && Files.exists(onDisk, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(onDisk, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  private static String content(@Nullable IndexEntry entry) {
    return entry == null ? FileState.ABSENT : entry.content();
  }

  /** Writes the new files aside, as a checkout would; answers with what the new commit holds. */
  private TreeMap<String, IndexEntry> stageFiles(String before, String after) throws IOException {
    Durable.delete(stage);
    Files.createDirectories(stage);
    TreeMap<String, IndexEntry> changed = new TreeMap<>();
    List<String> written = new ArrayList<>();
    List<String> raw =
        repository.git().records("diff-tree", "-r", "-z", "--raw", "--no-renames", before, after);
    for (int i = 0; i + 1 < raw.size(); i += 2) {
      String[] words = raw.get(i).split(" ");
      String path = raw.get(i + 1);
      if (words[1].equals("000000")) {
        changed.put(path, IndexEntry.gone(path, after.length()));
      } else {
        changed.put(path, new IndexEntry(words[1], words[3], path));
        if (!words[1].equals("160000")) {
          written.add(path);
        }
      }
    }
    try (PrivateIndex index = PrivateIndex.of(repository.git(), after)) {
      index
          .git()
          .text(
              Git.joined(written),
              "checkout-index",
              "--force",
              "-z",
              "--stdin",
              "--prefix=" + stage + "/");
    }
    for (String path : written) {
      Path file = stage.resolve(path);
      if (!Files.isSymbolicLink(file)) {
        Durable.sync(file);
      }
    }
    return changed;
  }

  /** The index as it will be: only at the places, and there only where nobody changed it since. */
  private void prepareIndex(ActMark mark) throws IOException {
    Files.deleteIfExists(tenon.resolve("act.index.lock"));
    Path index = repository.gitDir().resolve("index");
    if (Files.exists(index)) {
      Files.copy(index, newIndex, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(newIndex);
    }
    Git git = repository.git().index(newIndex);
    TreeMap<String, IndexEntry> now =
        IndexEntry.staged(git.records("ls-files", "--stage", "-z"));
    List<IndexEntry> entries = new ArrayList<>();
    for (Place place : mark.places()) {
      if (!content(now.get(place.path())).equals(place.indexBefore())) {
        continue;
      }
      if (place.deleted()) {
        entries.add(IndexEntry.gone(place.path(), mark.after().length()));
      } else {
        String[] words = place.indexAfter().split(" ");
        entries.add(new IndexEntry(words[0], words[1], place.path()));
      }
    }
    // those that go come first, so that a folder can take the place of a file
    entries.sort((one, other) -> Boolean.compare(other.isGone(), one.isGone()));
    PrivateIndex.put(git, entries);
  }

  private void moveBranch(ActMark mark, Locks locks, String reason) {
    Outcome outcome =
        repository
            .git()
            .with(LiveGit.TOKEN, mark.token())
            .run("update-ref", "-m", reason, mark.ref(), mark.after(), mark.before());
    String now = repository.commit(mark.ref()).orElse("");
    if (now.equals(mark.after())) {
      return;
    }
    drop(locks);
    if (now.equals(mark.before())) {
      throw new GitProblem(
          "The branch "
              + mark.ref()
              + " can't be moved: "
              + Git.said(outcome)
              + "; nothing was changed.");
    }
    throw moved(mark.ref());
  }

  /** The branch has moved: files and index come after. Done twice, it does the same. */
  private void follow(ActMark mark, Locks locks) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    List<Place> places = new ArrayList<>(mark.places());
    places.sort((one, other) -> Boolean.compare(other.deleted(), one.deleted()));
    for (Place place : places) {
      if (!place.submodule()) {
        follow(place, folders);
        watch.at(Phase.FILE);
      }
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Durable.sync(folder);
      }
    }
    watch.at(Phase.FILES);
    // its exit code only says that the person has changes
    repository.git().index(newIndex).run("update-index", "-q", "--refresh");
    Durable.sync(newIndex);
    Durable.move(newIndex, repository.gitDir().resolve("index"));
    Durable.sync(repository.gitDir());
    watch.at(Phase.INDEX);
    locks.release();
    watch.at(Phase.RELEASED);
    drop(locks);
  }

  private void follow(Place place, Set<Path> folders) throws IOException {
    Path file = repository.root().resolve(place.path());
    Path parent = file.getParent();
    // a state that is neither the old nor the new one was written by the person since the mark
    if (parent == null
        || Durable.behindLink(repository.root(), file)
        || !FileState.of(file).equals(place.file())) {
      return;
    }
    Path staged = stage.resolve(place.path());
    if (!place.deleted()) {
      if (FileState.of(file).equals(FileState.of(staged)) && sameRights(file, staged)) {
        return;
      }
      Files.createDirectories(parent);
      replace(staged, file);
      folders.add(parent);
    } else if (!place.file().equals(FileState.ABSENT)) {
      Files.deleteIfExists(file);
      prune(parent);
      folders.add(parent);
    }
  }

  private static boolean sameRights(Path one, Path other) {
    return Files.isSymbolicLink(one) || Files.isExecutable(one) == Files.isExecutable(other);
  }

  private static void replace(Path staged, Path file) throws IOException {
    try {
      Durable.move(staged, file);
    } catch (AtomicMoveNotSupportedException e) {
      // the file lies on another disk than .tenon: go there first
      Path aside = file.resolveSibling("." + file.getFileName() + ".tenon");
      Files.copy(
          staged,
          aside,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
      if (!Files.isSymbolicLink(aside)) {
        Durable.sync(aside);
      }
      Durable.move(aside, file);
    }
  }

  /** Takes away folders that became empty, as git does; never the project's own. */
  private void prune(Path from) throws IOException {
    Path folder = from;
    while (folder != null
        && folder.startsWith(repository.root())
        && !repository.project().startsWith(folder)) {
      try (var children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          return;
        }
      }
      Files.deleteIfExists(folder);
      folder = folder.getParent();
    }
  }

  private void drop(Locks locks) {
    try {
      locks.release();
      Durable.delete(stage);
      Files.deleteIfExists(newIndex);
      Files.deleteIfExists(tenon.resolve("act.index.lock"));
      Files.deleteIfExists(markFile);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private GitProblem unwritable(IOException e) {
    return new GitProblem(
        "Files in "
            + repository.root()
            + " can't be written ("
            + e.getMessage()
            + "); mend that (space, rights), then run any tenon command: it finishes what was"
            + " begun.",
        e);
  }
}
