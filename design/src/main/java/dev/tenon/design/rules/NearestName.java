package dev.tenon.design.rules;

import java.util.Collection;

/** Finds the name that was meant. */
public final class NearestName {
  /** More names than this are not compared. */
  private static final int MOST = 20_000;

  private NearestName() {}

  /** The nearest of the names, if a slip or two away; else empty. */
  public static String of(String written, Collection<String> names) {
    int allowed = written.length() >= 7 ? 2 : 1;
    String best = "";
    int least = allowed + 1;
    int compared = 0;
    for (String name : names) {
      if (compared++ >= MOST) {
        break;
      }
      int distance = EditDistance.of(written, name, least - 1, true);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }
}
