package dev.tenon.works;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tenon's section in a file of rules, between marks; what stands outside of them is not touched.
 *
 * <p>A file without an end of line at its end gets the section without one too, so that taking it
 * out gives the file back byte for byte.
 */
final class RulesSection {
  private static final String OPEN = "<!-- tenon:agent -->";
  private static final String CLOSE = "<!-- /tenon:agent -->";
  private static final Pattern MARKS =
      Pattern.compile("(?m)^[ \t]*(<!-- /?tenon:agent -->)[ \t]*(?=\r?$)");

  private RulesSection() {}

  /** Where a section stands: from its first mark to behind its second. */
  private record Place(int start, int end) {}

  /**
   * The text with the section as it should be now.
   *
   * @param shown the file's path, for messages
   * @param section what stands between the marks, LF
   */
  static String put(String text, String section, String shown) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String whole = (OPEN + "\n" + section.strip() + "\n" + CLOSE).replace("\n", end);
    Place old = place(text, shown);
    if (old != null) {
      return text.substring(0, old.start()) + whole + text.substring(old.end());
    }
    // a lone carriage return ends a line too; a line feed behind it would make another end of it
    boolean ended = text.endsWith("\n") || text.endsWith("\r");
    return text + (ended || text.isEmpty() ? "" : end) + whole + (ended ? end : "");
  }

  /** A new file with the section alone. */
  static String alone(String section) {
    return put("\n", section, "").substring(1);
  }

  /** The text without the section. */
  static String without(String text, String shown) {
    Place old = place(text, shown);
    if (old == null) {
      return text;
    }
    String before = text.substring(0, old.start());
    String after = text.substring(old.end());
    if (after.isEmpty()) {
      return before.endsWith("\r\n")
          ? before.substring(0, before.length() - 2)
          : before.endsWith("\n") ? before.substring(0, before.length() - 1) : before;
    }
    return before + after.replaceFirst("^[ \t]*\r?\n", "");
  }

  private static @Nullable Place place(String text, String shown) {
    List<String> marks = new ArrayList<>();
    int start = 0;
    int end = 0;
    Matcher mark = MARKS.matcher(text);
    while (mark.find()) {
      marks.add(mark.group(1));
      start = marks.size() == 1 ? mark.start() : start;
      end = mark.end();
    }
    if (marks.isEmpty()) {
      return null;
    }
    if (!marks.equals(List.of(OPEN, CLOSE))) {
      throw new Refusal(
          shown
              + ": "
              + OPEN
              + " and "
              + CLOSE
              + " must stand once each, in this order; mend them");
    }
    return new Place(start, end);
  }
}
