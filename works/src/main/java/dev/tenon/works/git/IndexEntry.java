package dev.tenon.works.git;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an index or a tree holds at a path.
 *
 * @param mode as git writes it, {@code 100644}
 * @param id of the content
 * @param path from the root
 */
record IndexEntry(String mode, String id, String path) {
  private static final String GONE = "0";

  /** The entry that takes a path out of an index. */
  static IndexEntry gone(String path, int idLength) {
    return new IndexEntry(GONE, GONE.repeat(idLength), path);
  }

  boolean isGone() {
    return mode.equals(GONE);
  }

  IndexEntry at(String otherPath) {
    return new IndexEntry(mode, id, otherPath);
  }

  /** As {@code git update-index --index-info -z} reads it. */
  String line() {
    return mode + " " + id + "\t" + path;
  }

  /** Mode and content, to compare. */
  String content() {
    return mode + " " + id;
  }

  /** The same of an entry that may not be there. */
  static String content(@Nullable IndexEntry entry) {
    return entry == null ? FileState.ABSENT : entry.content();
  }

  /**
   * Reads {@code git ls-files --stage -z}; paths that a merge left undecided are under an entry
   * without a mode.
   */
  static TreeMap<String, IndexEntry> staged(List<String> records) {
    TreeMap<String, IndexEntry> entries = new TreeMap<>();
    for (String entry : records) {
      int tab = entry.indexOf('\t');
      String[] words = entry.substring(0, tab).split(" ");
      String path = entry.substring(tab + 1);
      boolean decided = words[2].equals("0");
      entries.put(path, new IndexEntry(decided ? words[0] : "unmerged", words[1], path));
    }
    return entries;
  }

  /** Reads {@code git ls-tree -r -z}. */
  static TreeMap<String, IndexEntry> tree(List<String> records) {
    TreeMap<String, IndexEntry> entries = new TreeMap<>();
    for (String entry : records) {
      int tab = entry.indexOf('\t');
      String[] words = entry.substring(0, tab).split(" ");
      String path = entry.substring(tab + 1);
      entries.put(path, new IndexEntry(words[0], words[2], path));
    }
    return entries;
  }
}
