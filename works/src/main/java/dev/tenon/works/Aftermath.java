package dev.tenon.works;

import dev.tenon.works.git.Change;
import dev.tenon.works.git.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a writer left that can't even be looked at as a step's file: links, folders and pipes in its
 * place, bytes that are no text. A link would lead Tenon itself, whom no sandbox holds, out of the
 * worktree.
 */
final class Aftermath {
  private static final long BYTES_MAX = 4L << 20;

  private final Worktree tree;
  private final Path project;
  private final String base;

  /**
   * @param base the tree to go back to
   */
  Aftermath(Worktree tree, Path project, String base) {
    this.tree = tree;
    this.project = project;
    this.base = base;
  }

  /**
   * Makes such files those of the base again.
   *
   * @param paths files of the step, from the project's folder
   * @return what was undone, each a path and what it had become
   */
  List<String> undone(Collection<String> paths) {
    TreeSet<String> undone = new TreeSet<>();
    boolean linked = false;
    for (String path : paths) {
      Optional<Path> link = linkAbove(project.resolve(path));
      if (link.isPresent()) {
        undone.add(project.relativize(link.get()) + ": was made a link");
        delete(link.get());
        linked = true;
      }
    }
    if (linked) {
      tree.restore(base, tree.changes(base).stream().map(Change::path).toList());
    }
    for (String path : paths) {
      Optional<String> what = unusable(project.resolve(path));
      if (what.isPresent()) {
        undone.add(path + ": " + what.get());
        tree.restore(base, List.of(path));
      }
    }
    return new ArrayList<>(undone);
  }

  /** The topmost link among the folders above a file. */
  private Optional<Path> linkAbove(Path file) {
    Optional<Path> link = Optional.empty();
    for (Path at = file.getParent(); at != null && !at.equals(tree.root()); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        link = Optional.of(at);
      }
    }
    return link;
  }

  private static Optional<String> unusable(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(file)) {
      return Optional.of("was made a link");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("is no plain file");
    }
    try {
      if (Files.size(file) > BYTES_MAX) {
        return Optional.of("is larger than " + (BYTES_MAX >> 20) + " MiB");
      }
      Texts.read(file, "it");
      return Optional.empty();
    } catch (IOException | Refusal e) {
      return Optional.of(
          "can't be read as UTF-8 text (" + String.valueOf(e.getMessage()).split("; ")[0] + ")");
    }
  }

  private static void delete(Path link) {
    try {
      Files.delete(link);
    } catch (IOException e) {
      throw new Refusal(link + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
  }
}
