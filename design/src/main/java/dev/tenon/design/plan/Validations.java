package dev.tenon.design.plan;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import java.util.List;
import java.util.Locale;

/** Dedicated validation methods: what a contract with a long expansion becomes. */
public final class Validations {
  private static final String PYTHON = "python";

  private Validations() {}

  /** Whether a method is named as a dedicated validation method is. */
  public static boolean isValidation(Method method, String language) {
    String name = method.declaration().name();
    if (language.equals(PYTHON)) {
      return name.startsWith("_validate_");
    }
    return name.startsWith("validate")
        && (name.length() == 8 || !Character.isLowerCase(name.charAt(8)));
  }

  /**
   * The name of the method that a pattern becomes: {@code VAL_GPU_ALLOCATION} becomes {@code
   * validateGpuAllocation}, in Python {@code _validate_gpu_allocation}.
   */
  public static String methodName(String pattern, String language) {
    String bare = pattern.replaceFirst("^(?:VAL|AST)_", "").toLowerCase(Locale.ROOT);
    if (language.equals(PYTHON)) {
      return "_validate_" + bare;
    }
    StringBuilder name = new StringBuilder("validate");
    for (String word : bare.split("_+")) {
      if (!word.isEmpty()) {
        name.appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
            .append(word.substring(Character.charCount(word.codePointAt(0))));
      }
    }
    return name.toString();
  }

  /** Whether a tag's expansion is long, so that it counts as a use of its validation method. */
  public static boolean isLong(Design design, Tag tag) {
    return design.patterns().find(tag.name()).map(p -> p.isLong(design.language())).orElse(false);
  }

  /** The declared validation methods that a tag of a method uses; none of a short one. */
  static List<Method> used(Design design, Method method, Tag tag) {
    if (!isLong(design, tag)) {
      return List.of();
    }
    String name = methodName(tag.name(), design.language());
    return design.type(method.type()).map(Type::methods).orElse(List.of()).stream()
        .filter(m -> m.declaration().name().equals(name))
        .toList();
  }

  /** Whether a symbol is a validation method that a tag asks for, declared or not. */
  public static boolean isImplied(Design design, String symbol) {
    return design.methods().stream()
        .anyMatch(
            m ->
                m.tags().stream()
                    .anyMatch(
                        t ->
                            symbol.equals(m.type() + "." + methodName(t.name(), design.language()))
                                && isLong(design, t)));
  }
}
