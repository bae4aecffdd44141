package dev.tenon.works.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The lock files of the person's repository, as an act sees them. It holds {@code index.lock}
 * itself, with its token inside, by git's own protocol: no other git changes the index meanwhile,
 * and after a cut the lock is known by its token. Locks of its killed git are told from those of
 * others by age, content and whether any git is alive there.
 */
final class Locks {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Repository repository;
  private final Path indexLock;
  private final Path claim;
  private final ActMark mark;

  Locks(Repository repository, Path tenon, ActMark mark) {
    this.repository = repository;
    this.indexLock = repository.gitDir().resolve("index.lock");
    this.claim = tenon.resolve("act.claim");
    this.mark = mark;
  }

  /**
   * Takes the index's lock, or finds that this act has it.
   *
   * @throws GitProblem if somebody else keeps it
   */
  void take() throws IOException {
    Files.writeString(claim, content(), StandardCharsets.UTF_8);
    long end = System.nanoTime() + WAIT.toNanos();
    while (!tryTake()) {
      if (System.nanoTime() > end) {
        throw held(indexLock);
      }
      pause();
    }
  }

  private boolean tryTake() throws IOException {
    try {
      // a link appears with its content at once, so a cut leaves no lock of unknown origin
      Files.createLink(indexLock, claim);
      return true;
    } catch (FileAlreadyExistsException e) {
      return isOwn(indexLock);
    } catch (UnsupportedOperationException | FileSystemException e) {
      return tryCreate();
    }
  }

  private boolean tryCreate() throws IOException {
    try {
      Files.writeString(indexLock, content(), StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return isOwn(indexLock);
    }
  }

  /** Gives the index's lock back, if this act has it. */
  void release() throws IOException {
    if (isOwn(indexLock)) {
      Files.deleteIfExists(indexLock);
    }
    Files.deleteIfExists(claim);
  }

  private boolean isOwn(Path lock) throws IOException {
    return content().equals(read(lock).orElse(""));
  }

  private String content() {
    return "tenon act " + mark.token() + "\n";
  }

  /**
   * Clears what a killed git of this act left on the branch, and an index lock cut while written.
   *
   * @param since when the act's mark was written; older locks are others'
   * @throws GitProblem if another git is alive there and keeps a lock
   */
  void clearLeft(FileTime since) throws IOException {
    LiveGit.awaitOwn(mark.token());
    List<Path> refLocks =
        List.of(
            repository.commonDir().resolve(mark.ref() + ".lock"),
            repository.gitDir().resolve("HEAD.lock"));
    for (Path lock : refLocks) {
      clear(lock, since, mark.after());
    }
    clear(indexLock, since, content());
  }

  /** Clears a lock whose content is the start of what this act writes there. */
  private void clear(Path lock, FileTime since, String whole) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    while (Files.exists(lock)) {
      Optional<String> content = read(lock);
      boolean ours = content.isPresent() && whole.strip().startsWith(content.get().strip());
      if (!ours) {
        return; // others': taking the lock, or moving the branch, waits or says it
      }
      if (content.get().equals(whole) && lock.equals(indexLock)) {
        return; // held by this act, for certain; it is given back in the end
      }
      if (System.nanoTime() > end) {
        boolean old = Files.getLastModifiedTime(lock).compareTo(since) < 0;
        List<Path> places = List.of(repository.root(), repository.commonDir());
        if (old || !LiveGit.in(places).isEmpty()) {
          throw held(lock);
        }
        Files.deleteIfExists(lock);
        return;
      }
      pause();
    }
  }

  private static Optional<String> read(Path lock) throws IOException {
    if (!Files.isRegularFile(lock) || Files.size(lock) > 4096) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(lock);
    return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static GitProblem held(Path lock) {
    return new GitProblem(
        "Another git is at work: "
            + lock
            + " is there. Wait until it ends; if no git is running, remove it: `rm "
            + lock
            + "`.");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted at a git lock");
      cancelled.initCause(e);
      throw cancelled;
    }
  }
}
