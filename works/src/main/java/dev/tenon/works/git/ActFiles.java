package dev.tenon.works.git;

import dev.tenon.works.git.ActMark.Place;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the person's files to the new commit, each by one rename. Done twice, it does the same.
 */
final class ActFiles {
  private final Repository repository;
  private final ActStage stage;

  ActFiles(Repository repository, ActStage stage) {
    this.repository = repository;
    this.stage = stage;
  }

  /**
   * Follows at every place, those that go first, so that a folder can take the place of a file.
   *
   * @param each is run after every place
   */
  void follow(List<Place> all, Runnable each) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    List<Place> places = new ArrayList<>(all);
    places.sort((one, other) -> Boolean.compare(other.deleted(), one.deleted()));
    for (Place place : places) {
      if (!place.submodule()) {
        follow(place, folders);
        each.run();
      }
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Durable.sync(folder);
      }
    }
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
    Path staged = stage.file(place.path());
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
}
