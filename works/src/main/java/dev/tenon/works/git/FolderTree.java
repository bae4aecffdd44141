package dev.tenon.works.git;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The tree that holds just some folders of a project, under their paths from its folder. */
final class FolderTree {
  private FolderTree() {}

  /** Its id; the same files give the same id, whatever else the repository holds. */
  static String of(
      Git git, Prefix prefix, Collection<IndexEntry> entries, Collection<String> folders) {
    List<String> places = folders.stream().map(prefix::inRepository).toList();
    TreeMap<String, IndexEntry> kept = new TreeMap<>();
    for (IndexEntry entry : entries) {
      if (prefix.holds(entry.path())
          && new Change(entry.path(), false, false, false, false).within(places)) {
        kept.put(entry.path(), entry.at(prefix.inProject(entry.path())));
      }
    }
    try (PrivateIndex index = PrivateIndex.empty(git)) {
      index.put(kept.values());
      return index.writeTree();
    }
  }
}
