package dev.tenon.works.git;

import dev.tenon.works.git.ActMark.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What an act prepares aside, in {@code .tenon}: the new files, on the disk, and the new index. */
final class ActStage {
  private final Repository repository;
  private final Path files;
  private final Path index;
  private final Path indexLock;

  ActStage(Repository repository, Path tenon) {
    this.repository = repository;
    this.files = tenon.resolve("act.files");
    this.index = tenon.resolve("act.index");
    this.indexLock = tenon.resolve("act.index.lock");
  }

  /** Where the new file of a path lies; nothing is there if it goes. */
  Path file(String path) {
    return files.resolve(path);
  }

  /** Writes the new files aside, as a checkout would; answers with what the new commit holds. */
  TreeMap<String, IndexEntry> write(String before, String after) throws IOException {
    Durable.delete(files);
    Files.createDirectories(files);
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
    try (PrivateIndex whole = PrivateIndex.of(repository.git(), after)) {
      whole
          .git()
          .text(
              Git.joined(written),
              "checkout-index",
              "--force",
              "-z",
              "--stdin",
              "--prefix=" + files + "/");
    }
    for (String path : written) {
      Path file = files.resolve(path);
      if (!Files.isSymbolicLink(file)) {
        Durable.sync(file);
      }
    }
    return changed;
  }

  /** The index as it will be: only at the places, and there only where nobody changed it since. */
  void prepareIndex(ActMark mark) throws IOException {
    Files.deleteIfExists(indexLock);
    Path theirs = repository.gitDir().resolve("index");
    if (Files.exists(theirs)) {
      Files.copy(theirs, index, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(index);
    }
    Git git = repository.git().index(index);
    TreeMap<String, IndexEntry> now = IndexEntry.staged(git.records("ls-files", "--stage", "-z"));
    List<IndexEntry> entries = new ArrayList<>();
    for (Place place : mark.places()) {
      if (!IndexEntry.content(now.get(place.path())).equals(place.indexBefore())) {
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

  /** Puts the new index in the place of the person's. */
  void installIndex() throws IOException {
    // its exit code only says that the person has changes
    repository.git().index(index).run("update-index", "-q", "--refresh");
    Durable.sync(index);
    Durable.move(index, repository.gitDir().resolve("index"));
    Durable.sync(repository.gitDir());
  }

  void delete() throws IOException {
    Durable.delete(files);
    Files.deleteIfExists(index);
    Files.deleteIfExists(indexLock);
  }
}
