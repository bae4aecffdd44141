package dev.tenon.design.rules;

/** How many edits part two short words. */
final class EditDistance {
  private EditDistance() {}

  /**
   * Insertions, deletions, replacements and, if asked, swaps of neighbours.
   *
   * @param most what is more need not be told apart
   * @return the distance, or {@code most + 1}
   */
  static int of(String a, String b, int most, boolean swaps) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + cost, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            swaps
                && i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return Math.min(d[a.length()][b.length()], most + 1);
  }
}
