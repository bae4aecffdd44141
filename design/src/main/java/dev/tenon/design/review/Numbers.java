package dev.tenon.design.review;

import dev.tenon.design.Folding;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a text, each with its unit, and how often it stands there. */
final class Numbers {
  private static final Pattern NO_NUMBERS =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:[A-Z][A-Z0-9]{0,30}-){0,5}[RDTSQ]-(?:\\d{1,9}|\\?)"
              + "|(?m)^[ \\t>]{0,40}(?:[-*+][ \\t]{1,4})?\\d{1,9}[.)](?=[ \\t])"
              + "|(?m)^ {0,3}#{1,6}[ \\t]+\\d+(?:\\.\\d+)*[.、)]?(?=[ \\t])"
              + "|(?s)<!--.{0,2000}?-->");
  private static final String UNITS =
      "ns|us|µs|ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?|B|KB|MB|GB|TB|KiB|MiB|GiB|TiB|%|‰"
          + "|纳秒|微秒|毫秒|秒|分钟|分|小时|天|字节|USD|EUR|CNY|元|K|M|G|T|Ki|Mi|Gi|Ti";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{IsLatin}_\\d])(?<!\\d\\.)(?<!\\p{IsLatin}-)(\\d+(?:,\\d{3})*(?:\\.\\d+)?)"
              + "(?![\\d_])(?:[ \\t]?("
              + UNITS
              + ")(?![\\p{IsLatin}\\d_]))?");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\p{L}_])(?:(three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred"
              + "|thousand|million)(?![\\p{L}_]))"
              + "|([二两三四五六七八九十百千万]+)(?=次|个|倍|秒|毫秒|分钟|小时|天|条|项|种|级|位|台|份|轮)",
          Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /** {@code 200 ms} to how often; ids, numbers of lists and of headings, and comments are none. */
  static Map<String, Integer> of(String markdown) {
    String text = NO_NUMBERS.matcher(Folding.hyphens(Folding.fold(markdown))).replaceAll(" ");
    Map<String, Integer> counts = new TreeMap<>();
    Matcher m = NUMBER.matcher(text);
    while (m.find()) {
      String unit = m.group(2) == null ? "" : " " + unit(m.group(2));
      counts.merge(plain(m.group(1)) + unit, 1, Integer::sum);
    }
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      counts.merge(words.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return counts;
  }

  private static String plain(String number) {
    String digits = number.replace(",", "").replaceFirst("^0+(?=\\d)", "");
    return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
  }

  private static String unit(String written) {
    return switch (written) {
      case "sec", "second", "seconds", "秒" -> "s";
      case "minute", "minutes", "分", "分钟" -> "min";
      case "hour", "hours", "小时" -> "h";
      case "day", "days", "天" -> "d";
      case "毫秒" -> "ms";
      case "微秒", "µs" -> "us";
      case "纳秒" -> "ns";
      case "字节" -> "B";
      case "元" -> "CNY";
      default -> written;
    };
  }
}
