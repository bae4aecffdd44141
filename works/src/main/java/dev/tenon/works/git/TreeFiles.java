package dev.tenon.works.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * A project's files in a commit, symbolic links followed as on a disk: those that lead to another
 * of its files, or to a folder of them.
 */
public final class TreeFiles {
  /** Longer ways over links that lead to links are not followed. */
  private static final int LINKS_MAX = 8;

  /** Links that lead to folders in which they stand make more and more paths. */
  private static final int FILES_MAX = 1_000_000;

  private static final String LINK = "120000";
  private static final String MODULE = "160000";

  private final Git git;

  /** Ids of contents by path from the project's folder. */
  private final TreeMap<String, String> ids;

  private TreeFiles(Git git, TreeMap<String, String> ids) {
    this.git = git;
    this.ids = ids;
  }

  /** Those of a commit. */
  public static TreeFiles of(Repository repository, String commit) {
    Git git = repository.git();
    Prefix prefix = repository.prefix();
    List<String> arguments = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit));
    if (!prefix.path().isEmpty()) {
      arguments.addAll(List.of("--", prefix.path() + "/"));
    }
    TreeMap<String, String> ids = new TreeMap<>();
    TreeMap<String, String> links = new TreeMap<>();
    for (IndexEntry entry :
        IndexEntry.tree(git.records(arguments.toArray(String[]::new))).values()) {
      if (prefix.holds(entry.path()) && !entry.mode().equals(MODULE)) {
        (entry.mode().equals(LINK) ? links : ids).put(prefix.inProject(entry.path()), entry.id());
      }
    }
    TreeFiles files = new TreeFiles(git, ids);
    if (!links.isEmpty()) {
      files.follow(links);
    }
    return files;
  }

  /** Puts what links lead to under their paths too. */
  private void follow(Map<String, String> links) {
    Map<String, String> targets = new TreeMap<>();
    Blobs.read(git, links)
        .forEach(
            (path, bytes) -> {
              Path target =
                  Path.of("/" + path).resolveSibling(new String(bytes, StandardCharsets.UTF_8));
              targets.put(path, target.normalize().toString().substring(1));
            });
    boolean more = true;
    for (int turn = 0; turn < LINKS_MAX && more && ids.size() < FILES_MAX; turn++) {
      Map<String, String> found = new TreeMap<>();
      targets.forEach((path, target) -> found.putAll(behind(path, target)));
      more = !ids.keySet().containsAll(found.keySet());
      ids.putAll(found);
    }
  }

  private Map<String, String> behind(String path, String target) {
    String id = ids.get(target);
    if (id != null) {
      return Map.of(path, id);
    }
    Map<String, String> found = new TreeMap<>();
    String folder = target.isEmpty() ? "" : target + "/";
    if (!path.startsWith(folder)) { // else it leads to a folder that it is in itself
      ids.subMap(folder, folder + Character.MAX_VALUE)
          .forEach(
              (file, content) -> found.put(path + "/" + file.substring(folder.length()), content));
    }
    return found;
  }

  /** Their paths from the project's folder, sorted. */
  public NavigableSet<String> paths() {
    return java.util.Collections.unmodifiableNavigableSet(ids.navigableKeySet());
  }

  /** The bytes of those of the files that there are. */
  public Map<String, byte[]> read(Collection<String> paths) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String path : paths) {
      String id = ids.get(path);
      if (id != null) {
        wanted.put(path, id);
      }
    }
    return Blobs.read(git, wanted);
  }
}
