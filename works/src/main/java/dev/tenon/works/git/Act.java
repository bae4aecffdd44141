package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The last act of a step, the only one that changes the person's tree: their branch moves to a
 * commit that stands on it, then files and index follow at exactly the paths that differ. Whatever
 * else they changed, staged or not, stays.
 *
 * <p>A mark is written first. Cut before the branch moved, the act has not happened; cut after, the
 * next command finishes it. To be used only while the project's lock is held.
 */
public final class Act {
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
  private final ActStage stage;

  public Act(Repository repository) {
    this(repository, phase -> {});
  }

  Act(Repository repository, Watch watch) {
    this.repository = repository;
    this.watch = watch;
    this.tenon = TenonFolder.in(repository.project());
    this.markFile = tenon.resolve("act");
    this.stage = new ActStage(repository, tenon);
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
      ActMark whole = mark.with(new ActSurvey(repository, stage).look(mark, taken));
      whole.write(markFile);
      stage.prepareIndex(whole);
      watch.at(Phase.PREPARED);
      return whole;
    } catch (IOException | RuntimeException e) {
      drop(locks);
      throw e;
    }
  }

  /** Finishes, or drops, an act that was cut. Every command calls this first. */
  public Recovery finishInterrupted() {
    Durable.forget(markFile); // cut while the mark itself was written: the one before it counts
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
      stage.write(mark.before(), mark.after());
      stage.prepareIndex(mark);
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
        "The branch "
            + branch
            + " was moved or left meanwhile; nothing was changed: run it again.");
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

  /** The branch has moved: files and index come after. */
  private void follow(ActMark mark, Locks locks) throws IOException {
    new ActFiles(repository, stage).follow(mark.places(), () -> watch.at(Phase.FILE));
    watch.at(Phase.FILES);
    stage.installIndex();
    watch.at(Phase.INDEX);
    locks.release();
    watch.at(Phase.RELEASED);
    drop(locks);
  }

  private void drop(Locks locks) {
    try {
      locks.release();
      stage.delete();
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
