package dev.tenon.multiplex.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody meant. */
final class Nearest {
  private Nearest() {}

  /** The name with the fewest letters to change, if it is not another word altogether. */
  static Optional<String> to(String word, Collection<String> names) {
    String small = word.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> distance(small, name.toLowerCase(Locale.ROOT)) <= 1 + name.length() / 3)
        .min(Comparator.comparingInt(name -> distance(small, name.toLowerCase(Locale.ROOT))));
  }

  /** That there is no such thing, what is near, and all there is. */
  static String sentence(String kind, String word, Collection<String> names) {
    return "there is no "
        + kind
        + " "
        + word
        + to(word, names).map(near -> ", did you mean " + near + "?").orElse(";")
        + " there are: "
        + String.join(", ", names);
  }

  /** Letters to insert, drop or change (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
