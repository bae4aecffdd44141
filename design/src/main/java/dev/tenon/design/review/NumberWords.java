package dev.tenon.design.review;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in words, English and Chinese, as digits: {@code three} and {@code 三次} count too. */
final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Map<String, Long> LARGE =
      Map.of("hundred", 100L, "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);
  private static final Map<String, Long> VALUES = new HashMap<>();

  static {
    SMALL.forEach(w -> VALUES.put(w, (long) SMALL.indexOf(w)));
    TENS.forEach(w -> VALUES.put(w, 10L * (TENS.indexOf(w) + 2)));
  }

  private static final String WORD =
      String.join("|", SMALL) + "|" + String.join("|", TENS) + "|hundred|thousand|million|billion";
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![\\p{L}\\d_-])(?:twice|thrice|half|(?:"
              + WORD
              + ")(?:[ -](?:"
              + WORD
              + ")(?![\\p{L}\\d_])){0,8})(?![\\p{L}\\d_-])",
          Pattern.CASE_INSENSITIVE);

  /** Elsewhere "one" and 一 are articles, or stand for a thing. */
  private static final Pattern COUNTS_ONE =
      Pattern.compile(
          "(?:at least|at most|exactly|up to|than|(?:至少|至多|最多|最少)\\p{IsHan}{0,4}|不超过|不少于|多于|少于|恰好)["
              + " \\t]*$",
          Pattern.CASE_INSENSITIVE);

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String SIGNS = "零一二两三四五六七八九十百千万亿";
  private static final Pattern CHINESE =
      Pattern.compile(
          "百分之(["
              + SIGNS
              + "]{1,9})|(["
              + SIGNS
              + "]{1,12})(?=[ \\t]?(?:次|个|倍|秒|毫秒|微秒|纳秒|分钟|小时|天|周|月|年|条|项|种|级|位|台|份|轮|名|张"
              + "|块|步|层|组|行|列|字节|页|遍|批|套|节|路|元|人|成|片|帧))");

  private static final int LEAD_MAX = 16;

  private NumberWords() {}

  /** A text with its numbers in words as digits. */
  static String asDigits(String text) {
    String english =
        ENGLISH
            .matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(english(m, lead(text, m.start()))));
    return CHINESE
        .matcher(english)
        .replaceAll(m -> Matcher.quoteReplacement(chinese(m, lead(english, m.start()))));
  }

  private static String lead(String text, int at) {
    return text.substring(Math.max(0, at - LEAD_MAX), at);
  }

  private static String english(MatchResult match, String lead) {
    String written = match.group();
    String[] words = written.toLowerCase(Locale.ROOT).split("[ -]");
    if (words.length == 1) {
      switch (words[0]) {
        case "twice":
          return "2";
        case "thrice":
          return "3";
        case "half":
          return "0.5";
        case "one":
          return COUNTS_ONE.matcher(lead).find() ? "1" : written;
        default:
          break;
      }
    }
    long total = 0;
    long group = 0;
    for (String word : words) {
      Long large = LARGE.get(word);
      if (large == null) {
        group += VALUES.getOrDefault(word, 0L);
      } else if (large == 100) {
        group = Math.max(1, group) * large;
      } else {
        total += Math.max(1, group) * large;
        group = 0;
      }
    }
    return String.valueOf(total + group);
  }

  private static String chinese(MatchResult match, String lead) {
    if (match.group(1) != null) {
      return value(match.group(1)) + " %";
    }
    String written = match.group(2);
    boolean article = written.equals("一") && !COUNTS_ONE.matcher(lead).find();
    return article ? written : String.valueOf(value(written));
  }

  private static long value(String signs) {
    long total = 0;
    long group = 0;
    long digit = 0;
    for (char sign : signs.replace('两', '二').toCharArray()) {
      int at = DIGITS.indexOf(sign);
      if (at >= 0) {
        digit = at;
        continue;
      }
      long unit =
          switch (sign) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            default -> 100_000_000;
          };
      if (unit >= 10_000) {
        total = (total + Math.max(1, group + digit)) * unit;
        group = 0;
      } else {
        group += Math.max(1, digit) * unit;
      }
      digit = 0;
    }
    return total + group + digit;
  }
}
