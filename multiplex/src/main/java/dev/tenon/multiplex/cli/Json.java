package dev.tenon.multiplex.cli;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Maps, lists, numbers and words as JSON. What is no number there (an infinite one) is null. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String of(Map<String, ?> root) {
    return MAPPER.writeValueAsString(finite(root));
  }

  private static Object finite(Object value) {
    return switch (value) {
      case Double d when !Double.isFinite(d) -> MAPPER.nullNode();
      case Map<?, ?> map -> {
        var copy = new java.util.LinkedHashMap<Object, Object>();
        map.forEach((k, v) -> copy.put(k, finite(v)));
        yield copy;
      }
      case List<?> list -> list.stream().map(Json::finite).toList();
      default -> value;
    };
  }
}
