package dev.tenon.run;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for a line that {@code sh -c} reads. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private Shell() {}

  /**
   * A text as one word, which the shell takes as it stands.
   *
   * @throws IllegalArgumentException if it has the character zero, which no word can hold
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of the shell can't hold the character zero");
    }
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Several texts as several words. */
  public static String quote(List<String> texts) {
    return texts.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }
}
