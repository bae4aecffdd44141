package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Parameter;
import dev.tenon.design.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The known values of a design's parameters as literals of Java: a number counts in the unit of its
 * row.
 */
final class ParameterValues {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?\\d[\\d_]*(?:\\.\\d+)?)\\s*(Ki|Mi|Gi|Ti|[KMGT](?![A-Za-z]))?\\s*(\\S*)");

  /** How many of the smallest unit of its dimension a unit holds. */
  private static final Map<String, BigDecimal> UNITS = new LinkedHashMap<>();

  /** The dimension of a unit; units of one dimension are turned into each other. */
  private static final Map<String, String> DIMENSIONS = new LinkedHashMap<>();

  static {
    units(
        "time",
        "ns 1 us 1000 µs 1000 ms 1000000 s 1000000000 min 60000000000 h 3600000000000 d"
            + " 86400000000000 seconds 1000000000 minutes 60000000000 hours 3600000000000 days"
            + " 86400000000000 纳秒 1 微秒 1000 毫秒 1000000 秒 1000000000 分 60000000000 分钟 60000000000"
            + " 小时 3600000000000 天 86400000000000");
    units(
        "size",
        "B 1 字节 1 KB 1000 MB 1000000 GB 1000000000 TB 1000000000000 KiB 1024 MiB 1048576"
            + " GiB 1073741824 TiB 1099511627776");
  }

  private ParameterValues() {}

  private static void units(String dimension, String pairs) {
    String[] words = pairs.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      UNITS.put(words[i], new BigDecimal(words[i + 1]));
      DIMENSIONS.put(words[i], dimension);
    }
  }

  /** Values by name, without the names that mean something of their own in a method. */
  static Map<String, String> of(Design design, Method method) {
    Set<String> hidden = new HashSet<>();
    method.declaration().parameters().forEach(p -> hidden.add(p.name()));
    design
        .type(method.type())
        .ifPresent(
            type -> {
              type.fields().forEach(f -> hidden.add(f.declaration().name()));
              type.declaration().components().forEach(c -> hidden.add(c.name()));
            });
    return without(design, hidden);
  }

  /** The same for the compact constructor of a record. */
  static Map<String, String> of(Design design, Type type) {
    Set<String> hidden = new HashSet<>();
    type.declaration().components().forEach(c -> hidden.add(c.name()));
    return without(design, hidden);
  }

  private static Map<String, String> without(Design design, Set<String> hidden) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : design.parameters()) {
      if (!hidden.contains(parameter.name())) {
        literal(parameter).ifPresent(v -> values.putIfAbsent(parameter.name(), v));
      }
    }
    return values;
  }

  /** The value as a literal; empty where it is unknown, derived or a word. */
  static Optional<String> literal(Parameter parameter) {
    if (parameter.value() == null || !parameter.value().code().isEmpty()) {
      return Optional.empty();
    }
    String text = parameter.value().plain();
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(text);
    }
    Matcher m = NUMBER.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(m.group(1).replace("_", "")).multiply(factor(m.group(2)));
    String own = m.group(3);
    String row = parameter.unit() == null ? "" : parameter.unit().plain();
    if (!own.isEmpty() && !own.equals(row)) {
      BigDecimal from = UNITS.get(own);
      BigDecimal to = UNITS.get(row);
      boolean same = String.valueOf(DIMENSIONS.get(own)).equals(DIMENSIONS.get(row));
      if (from == null || to == null || !same) {
        return Optional.empty();
      }
      number = number.multiply(from).divide(to, java.math.MathContext.DECIMAL64);
    }
    return Optional.of(literal(number.stripTrailingZeros()));
  }

  private static BigDecimal factor(@org.jspecify.annotations.Nullable String prefix) {
    if (prefix == null) {
      return BigDecimal.ONE;
    }
    int power = "KMGT".indexOf(prefix.toUpperCase(Locale.ROOT).charAt(0)) + 1;
    return BigDecimal.valueOf(prefix.endsWith("i") ? 1024 : 1000).pow(power);
  }

  private static String literal(BigDecimal number) {
    if (number.scale() > 0) {
      return number.toPlainString();
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < 32 ? whole.toString() : whole + "L";
  }
}
