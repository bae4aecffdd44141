package dev.tenon.design.rules;

import java.util.Collection;

/** Finds the name that was meant. */
final class NearestName {
  /** More names than this are not compared. */
  private static final int MOST = 20_000;

  private NearestName() {}

  /** The nearest of the names, if a slip or two away; else empty. */
  static String of(String written, Collection<String> names) {
    int allowed = written.length() >= 7 ? 2 : 1;
    String best = "";
    int least = allowed + 1;
    int compared = 0;
    for (String name : names) {
      if (compared++ >= MOST) {
        break;
      }
      if (Math.abs(name.length() - written.length()) < least) {
        int distance = distance(written, name);
        if (distance < least) {
          least = distance;
          best = name;
        }
      }
    }
    return best;
  }

  /** Edits between two words; two neighbours swapped are one. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
