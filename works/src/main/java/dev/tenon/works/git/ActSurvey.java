package dev.tenon.works.git;

import dev.tenon.works.git.ActMark.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at the person's files where an act is to change them. */
final class ActSurvey {
  private static final int PATHSPECS_MAX = 500;

  private final Repository repository;
  private final ActStage stage;

  ActSurvey(Repository repository, ActStage stage) {
    this.repository = repository;
    this.stage = stage;
  }

  /** What is at the paths that differ; refuses where it is the person's own. */
  List<Place> look(ActMark mark, Collection<String> taken) throws IOException {
    TreeMap<String, IndexEntry> news = stage.write(mark.before(), mark.after());
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
      String before = IndexEntry.content(index.get(path));
      String after = entry.isGone() ? FileState.ABSENT : entry.content();
      Place place = new Place(path, state, before, after);
      boolean known = olds.containsKey(path);
      boolean clean =
          before.equals(IndexEntry.content(olds.get(path)))
              && !dirty.contains(path)
              && (known || state.equals(FileState.ABSENT));
      boolean same = state.equals(FileState.of(stage.file(path)));
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
}
