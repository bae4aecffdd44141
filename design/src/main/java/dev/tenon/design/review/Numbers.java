package dev.tenon.design.review;

import dev.tenon.design.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a text, in digits or in words, each with its unit and what stands around it. */
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

  /** p99 is one too: who writes p95 instead asks for less. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "((?<![^\\s(\\[|=<>≤≥`,;:])-|(?<![\\p{L}\\d_])[pP](?=\\d{2,3}(?![\\p{L}\\d])))?"
              + "(?<![\\p{IsLatin}&&[^pP]])(?<![\\p{L}\\d_][pP])(?<![_\\d])(?<!\\d\\.)(?<!\\p{IsLatin}-)(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?![\\d_])(?:["
              + " \\t]?("
              + UNITS
              + ")(?![\\p{IsLatin}\\d_]))?");

  private static final Pattern WORD_BEHIND =
      Pattern.compile("\\G[ \\t]?(\\p{IsLatin}{2,40}|[\\p{IsHan}]{1,4})");
  private static final Pattern LATIN_BEFORE = Pattern.compile("(\\p{IsLatin}{3,40})[ \\t]{0,4}$");
  private static final Pattern LATIN_BEHIND = Pattern.compile("^[ \\t]{0,4}(\\p{IsLatin}{3,40})");
  private static final Pattern HAN_BEFORE = Pattern.compile("(\\p{IsHan}{2})[ \\t]{0,4}$");

  /** Words beside a number that say nothing of what it counts. */
  private static final Set<String> PLAIN_WORDS =
      Set.of("and", "the", "for", "from", "with", "then", "than", "are", "most", "least", "its");

  private static final int AROUND_MAX = 48;
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:at most|(?:no|not) (?:more|longer|later|greater) than|up"
              + " to|within|below|under|(?:less|fewer|shorter)"
              + " than|<=?|≤|(?:最多|至多)\\p{IsHan}{0,4}|不超过|不多于|不大于|不高于|小于|少于|低于)[ \\t]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?:at least|(?:no|not) (?:less|fewer|shorter) than|above|over|(?:more|longer|greater)"
              + " than|>=?|≥|(?:至少|最少)\\p{IsHan}{0,4}|不少于|不低于|不小于|大于|多于|高于|超过)[ \\t]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?<!\\p{L})(?:about|around|roughly|approximately|nearly)|大约|约为|大概|约|≈|~)[ \\t]*$",
          Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /** What is said of a number: that it is an upper or a lower bound, that it is not exact. */
  enum Bound {
    AT_MOST,
    AT_LEAST,
    ABOUT,
    EXACT
  }

  /**
   * A number in a text.
   *
   * @param text with its unit, {@code 200 ms}
   * @param around words before ({@code within<}) and behind ({@code >retries})
   */
  record Found(String text, Bound bound, List<String> around) {}

  /** {@code 200 ms} to how often; ids, numbers of lists and of headings, and comments are none. */
  static Map<String, Integer> of(String markdown) {
    return counts(found(markdown, Set.of()));
  }

  static Map<String, Integer> counts(List<Found> numbers) {
    Map<String, Integer> counts = new TreeMap<>();
    numbers.forEach(n -> counts.merge(n.text(), 1, Integer::sum));
    return counts;
  }

  /**
   * All numbers in order.
   *
   * @param units of counts that a design has of its own, such as {@code tokens}, lower case
   */
  static List<Found> found(String markdown, Set<String> units) {
    String text =
        NumberWords.asDigits(
            NO_NUMBERS.matcher(Folding.hyphens(Folding.fold(markdown))).replaceAll(" "));
    List<Found> found = new ArrayList<>();
    Matcher m = NUMBER.matcher(text);
    while (m.find()) {
      String sign = m.group(1) == null ? "" : m.group(1).toLowerCase(Locale.ROOT);
      String unit = m.group(3) == null ? own(text, m.end(), units) : " " + unit(m.group(3));
      String before = text.substring(Math.max(0, m.start() - AROUND_MAX), m.start());
      String behind = text.substring(m.end(), Math.min(text.length(), m.end() + AROUND_MAX));
      found.add(new Found(sign + plain(m.group(2)) + unit, bound(before), around(before, behind)));
    }
    return found;
  }

  private static String own(String text, int at, Set<String> units) {
    Matcher word = WORD_BEHIND.matcher(text);
    if (units.isEmpty() || !word.find(at)) {
      return "";
    }
    String written = word.group(1).toLowerCase(Locale.ROOT);
    for (String unit : units) {
      boolean han = !unit.isEmpty() && Terms.isChinese(unit.codePointAt(0));
      if (han ? written.startsWith(unit) : written.equals(unit)) {
        return " " + unit;
      }
    }
    return "";
  }

  private static Bound bound(String before) {
    if (AT_MOST.matcher(before).find()) {
      return Bound.AT_MOST;
    }
    if (AT_LEAST.matcher(before).find()) {
      return Bound.AT_LEAST;
    }
    return ABOUT.matcher(before).find() ? Bound.ABOUT : Bound.EXACT;
  }

  private static List<String> around(String before, String behind) {
    List<String> around = new ArrayList<>();
    Matcher latin = LATIN_BEFORE.matcher(before);
    Matcher han = HAN_BEFORE.matcher(before);
    Matcher next = LATIN_BEHIND.matcher(behind);
    if (latin.find() && !PLAIN_WORDS.contains(latin.group(1).toLowerCase(Locale.ROOT))) {
      around.add(latin.group(1).toLowerCase(Locale.ROOT) + "<");
    } else if (han.find()) {
      around.add(han.group(1) + "<");
    }
    if (next.find() && !PLAIN_WORDS.contains(next.group(1).toLowerCase(Locale.ROOT))) {
      around.add(">" + next.group(1).toLowerCase(Locale.ROOT));
    }
    return around;
  }

  private static String plain(String number) {
    String digits = number.replace(",", "").replaceFirst("^0+(?=\\d)", "");
    return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
  }

  /** One name for each unit. */
  static String unit(String written) {
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
