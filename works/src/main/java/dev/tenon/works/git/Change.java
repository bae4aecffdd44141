package dev.tenon.works.git;

import java.util.ArrayList;
import java.util.List;

/**
 * A path in which a tree differs from its commit.
 *
 * @param path of the file
 * @param staged whether the index differs from the commit
 * @param unstaged whether the file differs from the index
 * @param untracked whether git doesn't know the file
 * @param conflicted whether a merge left it undecided
 */
public record Change(
    String path, boolean staged, boolean unstaged, boolean untracked, boolean conflicted) {

  /** Whether the path is one of the given files or lies in one of the given folders. */
  public boolean within(Iterable<String> filesOrFolders) {
    for (String place : filesOrFolders) {
      String folder = place.endsWith("/") ? place : place + "/";
      if (path.equals(place) || path.startsWith(folder) || place.isEmpty() || place.equals(".")) {
        return true;
      }
    }
    return false;
  }

  /** Reads {@code git status --porcelain=v2 -z}, paths from the root of the repository. */
  static List<Change> parse(List<String> records) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      String entry = records.get(i);
      if (entry.isEmpty()) {
        continue;
      }
      switch (entry.charAt(0)) {
        case '1' -> changes.add(tracked(entry, 9));
        case '2' -> {
          changes.add(tracked(entry, 10));
          i++; // the path before the rename is a record of its own
        }
        case 'u' -> changes.add(new Change(field(entry, 11), true, true, false, true));
        case '?' -> changes.add(new Change(entry.substring(2), false, false, true, false));
        default -> {}
      }
    }
    return changes;
  }

  private static Change tracked(String entry, int fields) {
    return new Change(
        field(entry, fields), entry.charAt(2) != '.', entry.charAt(3) != '.', false, false);
  }

  /** The last of so many fields; it may hold spaces itself. */
  private static String field(String entry, int fields) {
    String[] parts = entry.split(" ", fields);
    return parts[parts.length - 1];
  }
}
