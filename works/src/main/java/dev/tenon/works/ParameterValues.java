package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.MemberNames;
import dev.tenon.design.Method;
import dev.tenon.design.Parameter;
import dev.tenon.design.SymbolTable;
import dev.tenon.design.Type;
import dev.tenon.design.constraints.ParameterValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The known values of a design's parameters as literals of Java: a number counts in the unit of its
 * row.
 */
final class ParameterValues {
  private ParameterValues() {}

  /** Values by name, without the names that mean something of their own in a method. */
  static Map<String, String> of(Design design, Method method) {
    Set<String> hidden = new HashSet<>();
    method.declaration().parameters().forEach(p -> hidden.add(p.name()));
    design
        .type(method.type())
        .ifPresent(
            type -> {
              hidden.addAll(variables(design, type));
              SymbolTable.supertypes(design, type)
                  .forEach(supertype -> hidden.addAll(variables(design, supertype)));
            });
    return without(design, hidden);
  }

  /** The same for the compact constructor of a record. */
  static Map<String, String> of(Design design, Type type) {
    Set<String> hidden = new HashSet<>();
    type.declaration().components().forEach(c -> hidden.add(c.name()));
    return without(design, hidden);
  }

  /** What a type calls by a name of its own: under headings, and in its blocks of members. */
  private static Set<String> variables(Design design, Type type) {
    Set<String> names = MemberNames.of(type, design.language());
    type.fields().forEach(f -> names.add(f.declaration().name()));
    type.declaration().components().forEach(c -> names.add(c.name()));
    return names;
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
    return ParameterValue.of(parameter)
        .map(
            value ->
                switch (value) {
                  case ParameterValue.Truth truth -> String.valueOf(truth.value());
                  case ParameterValue.Number number -> literal(number.value().stripTrailingZeros());
                });
  }

  private static String literal(BigDecimal number) {
    if (number.scale() > 0) {
      return number.toPlainString();
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < 32 ? whole.toString() : whole + "L";
  }
}
