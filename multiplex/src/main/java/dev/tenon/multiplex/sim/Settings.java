package dev.tenon.multiplex.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Settings by name, as in a configuration file or a worked example. {@code "inf"} is infinite. What
 * is not set has the default that the reader of it names.
 */
public final class Settings {
  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException if a name is not known, or a value is neither a number, a word
   *     nor a truth value
   */
  public static Settings of(Map<String, ?> values, Set<String> known) {
    Map<String, Object> checked = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw new IllegalArgumentException(
                "there is no setting " + name + "; there are " + String.join(", ", known));
          }
          if (!(value instanceof Number)
              && !(value instanceof String)
              && !(value instanceof Boolean)) {
            throw new IllegalArgumentException(name + " must be a number or a word, was " + value);
          }
          checked.put(name, value);
        });
    return new Settings(checked);
  }

  /** Those of a JSON object, or of a TOML table. */
  static Settings of(JsonNode node, Set<String> known) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      JsonNode value = property.getValue();
      values.put(
          property.getKey(),
          switch (value.getNodeType()) {
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.stringValue();
            default -> value;
          });
    }
    return of(values, known);
  }

  /** These settings with others on top. */
  public Settings with(Settings others) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Settings(all);
  }

  public Settings with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put(name, value);
    return new Settings(all);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public double number(String name, double otherwise) {
    Object value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    double number =
        switch (value) {
          case Number n -> n.doubleValue();
          case String s when s.equals("inf") -> Double.POSITIVE_INFINITY;
          default ->
              throw new IllegalArgumentException(name + " must be a number or inf, was " + value);
        };
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(name + " must be a number, was NaN");
    }
    return number;
  }

  public int whole(String name, int otherwise) {
    double number = number(name, otherwise);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " must be a whole number, was " + values.get(name));
    }
    return (int) number;
  }

  public boolean flag(String name, boolean otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      case Object other ->
          throw new IllegalArgumentException(name + " must be true or false, was " + other);
    };
  }

  public String word(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : value.toString();
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).toString();
  }
}
