package dev.tenon.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;

/**
 * The method of its own that a long expansion becomes, in the type that carries the tag.
 *
 * @param name {@code validateGpuAllocation}
 * @param declaration without body, {@code private void validateGpuAllocation(Set<Integer> gpus)}
 * @param body statements of the pattern, its parameters by their names
 * @param imports names that the body needs
 */
public record ValidationMethod(String name, String declaration, String body, List<String> imports) {

  public ValidationMethod {
    imports = List.copyOf(imports);
  }

  /** {@code validateGpuAllocation} for {@code VAL_GPU_ALLOCATION}. */
  public static String nameOf(String pattern) {
    String bare = pattern.replaceFirst("^(VAL|AST)_", "");
    return Arrays.stream(bare.split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("", "validate", ""));
  }

  static ValidationMethod of(
      Pattern pattern,
      Pattern.Template block,
      Contract contract,
      MethodDeclaration method,
      ArgumentType types) {
    List<String> names = pattern.parameters().stream().map(Pattern.Parameter::name).toList();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size() && i < contract.arguments().size(); i++) {
      String type = types.typeName(contract.arguments().get(i), method);
      parameters.add(type + (pattern.parameters().get(i).variadic() ? "... " : " ") + names.get(i));
    }
    Expansion body =
        Expansion.of(pattern, block, names.subList(0, parameters.size()), java.util.Set.of());
    String name = nameOf(pattern.name());
    String modifiers =
        Modifier.isStatic(method.getModifiers()) ? "private static void " : "private void ";
    return new ValidationMethod(
        name,
        modifiers + name + "(" + String.join(", ", parameters) + ")",
        body.code(),
        body.imports());
  }
}
