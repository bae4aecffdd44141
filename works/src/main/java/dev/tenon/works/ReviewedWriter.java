package dev.tenon.works;

import dev.tenon.works.git.Change;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in review, with a person's corrections, comes into the worktree. */
final class ReviewedWriter implements Writer {
  private final ReviewFolder.Kept kept;
  private final Repository repository;
  private final Head head;

  /**
   * @param head what the worktree stands on; where files changed since the step was built, both
   *     changes are taken
   */
  ReviewedWriter(ReviewFolder.Kept kept, Repository repository, Head head) {
    this.kept = kept;
    this.repository = repository;
    this.head = head;
  }

  @Override
  public String name() {
    return kept.record().writer();
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
    List<String> paths =
        kept.tree().changes(kept.record().base()).stream().map(Change::path).toList();
    Map<String, byte[]> befores = repository.files(kept.record().base(), paths);
    Map<String, byte[]> nows = repository.files(head.commit(), paths);
    for (String path : paths) {
      byte @Nullable [] before = befores.get(path);
      byte @Nullable [] now = nows.get(path);
      Path reviewed = kept.tree().project().resolve(path);
      Path target = workshop.root().resolve(path);
      if (Arrays.equals(before, now)) {
        copy(reviewed, target);
      } else {
        Optional<byte[]> both = repository.merged(none(before), none(now), read(reviewed));
        if (both.isEmpty()) {
          return new Answer.Nothing(
              path
                  + ": was changed in the same places by a commit since "
                  + task.step()
                  + " was built; build it again: tenon reject "
                  + task.step()
                  + " \"its file changed\"");
        }
        Texts.write(target, both.get());
      }
    }
    return new Answer.CameBack(0, 0, "");
  }

  private static byte[] none(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  private static byte[] read(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Files.readAllBytes(file)
          : new byte[0];
    } catch (IOException e) {
      throw new Refusal(file + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  /** As it lies there: a link stays one, and is found by the gate that looks for it. */
  private static void copy(Path from, Path to) {
    try {
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
      } else {
        Files.deleteIfExists(to);
      }
    } catch (IOException e) {
      throw new Refusal(from + ": can't be copied (" + Globs.reason(e) + ")", e);
    }
  }
}
