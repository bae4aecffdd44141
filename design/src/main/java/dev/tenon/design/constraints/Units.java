package dev.tenon.design.constraints;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of the language. */
final class Units {
  private static final Map<String, Unit> KNOWN = new LinkedHashMap<>();

  /** What people write for a unit that has another name here. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("msec", "ms"),
          Map.entry("usec", "us"),
          Map.entry("nsec", "ns"),
          Map.entry("m", "min"),
          Map.entry("mins", "min"),
          Map.entry("minute", "min"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("day", "d"),
          Map.entry("byte", "B"),
          Map.entry("bytes", "B"),
          Map.entry("percent", "%"),
          Map.entry("小時", "小时"),
          Map.entry("时", "小时"),
          Map.entry("日", "天"));

  static {
    of("time", 1L, "ns", "纳秒");
    of("time", 1_000L, "us", "μs", "微秒");
    of("time", 1_000_000L, "ms", "毫秒");
    of("time", 1_000_000_000L, "s", "秒", "seconds");
    of("time", 60_000_000_000L, "min", "分", "分钟", "minutes");
    of("time", 3_600_000_000_000L, "h", "小时", "hours");
    of("time", 86_400_000_000_000L, "d", "天", "days");
    of("size", 1L, "B", "字节");
    of("size", 1_000L, "KB");
    of("size", 1_000_000L, "MB");
    of("size", 1_000_000_000L, "GB");
    of("size", 1_000_000_000_000L, "TB");
    of("size", 1L << 10, "KiB");
    of("size", 1L << 20, "MiB");
    of("size", 1L << 30, "GiB");
    of("size", 1L << 40, "TiB");
    KNOWN.put("%", new Unit("%", Rational.ONE.over(Rational.of(100)), Dimension.PLAIN));
  }

  private Units() {}

  private static void of(String dimension, long factor, String... names) {
    for (String name : names) {
      KNOWN.put(name, new Unit(name, Rational.of(factor), Dimension.base(dimension)));
    }
  }

  /** Whether a word is a unit of the language's own. */
  static boolean isKnown(String word) {
    return KNOWN.containsKey(normal(word)) || isCurrency(word);
  }

  /** The unit of one word: any that is not known counts things of its own. */
  static Unit word(String word) {
    String name = normal(word);
    Unit known = KNOWN.get(name);
    if (known != null) {
      return new Unit(word, known.factor(), known.dimension());
    }
    return isCurrency(name)
        ? new Unit(word, Rational.ONE, Dimension.base(name))
        : new Unit(word, Rational.ONE, Dimension.count(name));
  }

  /** Reads a whole text as a unit: words parted by {@code /}; empty if it is none. */
  static Optional<Unit> read(String text) {
    if (text.isBlank()) {
      return Optional.of(Unit.NONE);
    }
    Unit unit = null;
    for (String part : text.split("/", -1)) {
      String word = part.strip();
      boolean one = unit == null && (word.equals("1") || word.isEmpty() && text.length() > 1);
      if (!one && !isWord(word)) {
        return Optional.empty();
      }
      Unit next = one ? new Unit("1", Rational.ONE, Dimension.PLAIN) : word(word);
      unit = unit == null ? next : unit.over(next);
    }
    return Optional.ofNullable(unit);
  }

  private static boolean isWord(String word) {
    return word.equals("%")
        || !word.isEmpty()
            && Names.isStart(word.codePointAt(0))
            && word.codePoints().allMatch(c -> Names.isPart(c) || c == '-');
  }

  private static boolean isCurrency(String word) {
    if (word.length() != 3 || !word.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      return false;
    }
    try {
      return Currency.getInstance(word).getDefaultFractionDigits() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String normal(String word) {
    return Normalizer.isNormalized(word, Normalizer.Form.NFKC)
        ? word
        : Normalizer.normalize(word, Normalizer.Form.NFKC);
  }

  /** The unit that a word of a dimension that does not fit may have meant; empty if none. */
  static String meant(String word) {
    String name = MEANT.get(word.toLowerCase(java.util.Locale.ROOT));
    if (name != null) {
      return name;
    }
    List<String> same = KNOWN.keySet().stream().filter(k -> k.equalsIgnoreCase(word)).toList();
    return same.isEmpty() ? "" : same.getFirst();
  }

  /** Names of the language's own units. */
  static Collection<String> names() {
    return Collections.unmodifiableSet(KNOWN.keySet());
  }
}
