package dev.tenon.works.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The worktrees of Tenon's own, below {@code .tenon}. They are found by what the repository knows
 * about them, never by their own {@code .git} file, which a writer may have changed. To be used
 * only while the project's lock is held.
 */
public final class Worktrees {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}");

  /** A younger one may be somebody's git that is just at it. */
  private static final Duration HALF_MADE_AGE = Duration.ofSeconds(10);

  private final Repository repository;

  Worktrees(Repository repository) {
    this.repository = repository;
  }

  /**
   * A fresh one at a commit, its HEAD detached; whatever was there is gone.
   *
   * @param name below {@code .tenon}: {@code work/S-3}, {@code review/S-3}
   */
  public Worktree add(String name, String commit) {
    Path root = root(name);
    remove(name);
    try {
      Files.createDirectories(root.getParent());
    } catch (IOException e) {
      throw new GitProblem(root + " can't be made: " + e.getMessage(), e);
    }
    repository
        .git()
        .text("worktree", "add", "--quiet", "--detach", "--force", root.toString(), commit);
    return find(name)
        .orElseThrow(() -> new GitProblem("git made no worktree in " + root + "; try again."));
  }

  /** One that is there, whole, as somebody left it. */
  public Optional<Worktree> find(String name) {
    return find(name, true);
  }

  /** The same, only to look at it: no lock is needed, and none of its locks is cleared. */
  public Optional<Worktree> look(String name) {
    return find(name, false);
  }

  private Optional<Worktree> find(String name, boolean held) {
    Path root = root(name);
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    for (Path metadata : metadata(root)) {
      if (Files.isRegularFile(metadata.resolve("HEAD"))) {
        if (held) {
          clearLocks(metadata);
        }
        return Optional.of(
            new Worktree(
                root, metadata, repository.hooks(), repository.prefix(), repository.git()));
      }
    }
    return Optional.empty();
  }

  /** Takes one away, also if it is half made or its parts are broken; does nothing without one. */
  public void remove(String name) {
    Path root = root(name);
    try {
      // the folder first: metadata without a folder is what git itself prunes
      Durable.delete(root);
      for (Path metadata : metadata(root)) {
        Durable.delete(metadata);
      }
    } catch (IOException e) {
      throw new GitProblem(
          root
              + " can't be removed ("
              + e.getMessage()
              + "); see that no process works in it, then remove it: `rm -rf "
              + root
              + "`.",
          e);
    }
  }

  /**
   * The names that are there, sorted.
   *
   * @param group the first part of their names: {@code work}, {@code review}
   */
  public List<String> names(String group) {
    Path folder = TenonFolder.in(repository.project()).resolve(group);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> group + "/" + child.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new GitProblem(folder + " can't be read: " + e.getMessage(), e);
    }
  }

  private Path root(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is no name of a worktree");
    }
    return TenonFolder.in(repository.project()).resolve(name);
  }

  /** What the repository keeps about a worktree in this folder. */
  private List<Path> metadata(Path root) {
    Path all = repository.commonDir().resolve("worktrees");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.filter(metadata -> pointsTo(metadata, root) || halfMade(metadata, root))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GitProblem(all + " can't be read: " + e.getMessage(), e);
    }
  }

  private static boolean pointsTo(Path metadata, Path root) {
    try {
      String written = Files.readString(metadata.resolve("gitdir")).strip();
      return metadata.resolve(written).normalize().equals(root.resolve(".git"));
    } catch (IOException e) {
      return false;
    }
  }

  /** What a git that was killed at once leaves: no word yet of where its worktree is to be. */
  private static boolean halfMade(Path metadata, Path root) {
    String name = metadata.getFileName().toString();
    String wanted = root.getFileName().toString();
    try {
      return name.startsWith(wanted)
          && name.substring(wanted.length()).chars().allMatch(Character::isDigit)
          && !Files.exists(metadata.resolve("gitdir"))
          && Files.getLastModifiedTime(metadata)
              .toInstant()
              .isBefore(Instant.now().minus(HALF_MADE_AGE));
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  /** Whoever holds the project's lock is the only one at work there: these are a killed git's. */
  private static void clearLocks(Path metadata) {
    try {
      Files.deleteIfExists(metadata.resolve("index.lock"));
      Files.deleteIfExists(metadata.resolve("HEAD.lock"));
    } catch (IOException e) {
      throw new GitProblem("A lock in " + metadata + " can't be removed: " + e.getMessage(), e);
    }
  }
}
