package dev.tenon.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A limit as Java's waiting methods take it: a number and its unit. */
final class TimeLimit {
  private static final Pattern TEXT =
      Pattern.compile("\"\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(\\p{L}+)\\s*\"");

  private record Unit(String constant, BigDecimal nanos, List<String> names) {}

  private static final List<Unit> UNITS =
      List.of(
          unit("NANOSECONDS", 1L, "ns", "纳秒"),
          unit("MICROSECONDS", 1_000L, "us", "µs", "μs", "微秒"),
          unit("MILLISECONDS", 1_000_000L, "ms", "毫秒"),
          unit("SECONDS", 1_000_000_000L, "s", "second", "seconds", "秒"),
          unit("MINUTES", 60_000_000_000L, "min", "minute", "minutes", "分", "分钟"),
          unit("HOURS", 3_600_000_000_000L, "h", "hour", "hours", "小时"),
          unit("DAYS", 86_400_000_000_000L, "d", "day", "days", "天"));

  private TimeLimit() {}

  /** {@code "5 s"} is {@code 5, TimeUnit.SECONDS}; anything else is an expression of a duration. */
  static String of(String argument) {
    Matcher matcher = TEXT.matcher(argument.strip());
    if (matcher.matches()) {
      BigDecimal amount = new BigDecimal(matcher.group(1));
      String name = matcher.group(2).toLowerCase(Locale.ROOT);
      for (int i = 0; i < UNITS.size(); i++) {
        if (UNITS.get(i).names().contains(name)) {
          return inWholeUnits(amount, i);
        }
      }
    }
    return argument + ".toNanos(), TimeUnit.NANOSECONDS";
  }

  private static String inWholeUnits(BigDecimal amount, int unit) {
    BigDecimal nanos = amount.multiply(UNITS.get(unit).nanos());
    for (int i = unit; i > 0; i--) {
      BigDecimal[] parts = nanos.divideAndRemainder(UNITS.get(i).nanos());
      if (parts[1].signum() == 0) {
        return number(parts[0]) + ", TimeUnit." + UNITS.get(i).constant();
      }
    }
    return number(nanos) + ", TimeUnit.NANOSECONDS";
  }

  private static String number(BigDecimal amount) {
    String digits = amount.toBigInteger().toString();
    return digits.length() > 9 ? digits + "L" : digits;
  }

  private static Unit unit(String constant, long nanos, String... names) {
    return new Unit(constant, BigDecimal.valueOf(nanos), List.of(names));
  }
}
