package dev.tenon.design;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an item: {@code R-3}, {@code API-D-12}.
 *
 * @param prefix {@code API-}, or empty
 * @param kind what it names
 * @param number from 1
 */
public record Id(String prefix, ItemKind kind, int number) implements Comparable<Id> {
  private static final Pattern FORM =
      Pattern.compile("((?:[A-Z][A-Z0-9]*-)*)([RDTSQ])-0*([1-9][0-9]{0,8})");

  /** Longer text is no id; the expression goes a level deeper with each part of a prefix. */
  private static final int LENGTH_MAX = 500;

  /** Reads a whole text as an id; case, leading zeros and the kind of hyphen don't matter. */
  public static Optional<Id> read(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    Matcher m = FORM.matcher(Folding.hyphens(Folding.fold(text)).toUpperCase(Locale.ROOT));
    return m.matches()
        ? Optional.of(new Id(m.group(1), ItemKind.of(m.group(2)), Integer.parseInt(m.group(3))))
        : Optional.empty();
  }

  /** In reading order of people: prefix, kind, number. */
  @Override
  public int compareTo(Id other) {
    int byPrefix = prefix.compareTo(other.prefix);
    if (byPrefix != 0) {
      return byPrefix;
    }
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return prefix + kind.letter() + "-" + number;
  }
}
