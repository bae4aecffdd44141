package dev.tenon.design.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * How a conflict is shown: as git does.
 *
 * @param size of the marks, 7 as a rule
 * @param ours name of our side
 * @param theirs name of the other side
 */
public record Markers(int size, String ours, String theirs) {
  private static final int USUAL = 7;
  private static final int SIZE_MAX = 1000;

  public Markers {
    if (size < 1 || size > SIZE_MAX) {
      throw new IllegalArgumentException("marks are 1 to " + SIZE_MAX + " long, not " + size);
    }
  }

  /** Git's usual ones. */
  public static Markers usual() {
    return new Markers(USUAL, "ours", "theirs");
  }

  /** Lines of both sides between marks. */
  List<String> around(List<String> ourLines, List<String> theirLines, String ending) {
    List<String> lines = new ArrayList<>();
    lines.add("<".repeat(size) + " " + ours + ending);
    lines.addAll(ourLines);
    lines.add("=".repeat(size) + ending);
    lines.addAll(theirLines);
    lines.add(">".repeat(size) + " " + theirs + ending);
    return lines;
  }

  /** Whether a line opens or closes a conflict that was left in a file. */
  public static boolean isMark(String line) {
    return line.startsWith("<".repeat(USUAL) + " ")
        || line.startsWith(">".repeat(USUAL) + " ")
        || line.startsWith("|".repeat(USUAL) + " ")
        || line.equals("<".repeat(USUAL))
        || line.equals(">".repeat(USUAL))
        || line.equals("=".repeat(USUAL));
  }

  /** Whether a text holds a conflict: an opening mark and a closing one behind it. */
  public static boolean isIn(String text) {
    int opening = text.startsWith("<<<<<<< ") ? 0 : text.indexOf("\n<<<<<<< ");
    return opening >= 0 && text.indexOf("\n>>>>>>> ", opening) > opening;
  }
}
