package dev.tenon.code;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Type;

/**
 * The head of a method as a declaration without body gives it.
 *
 * @param name simple name; that of its type for a constructor
 * @param parameterTypes simple names, without type arguments; {@code String[]} for {@code
 *     String...}
 * @param compact whether it is the compact constructor of a record
 * @param modifiers as bits of {@link Modifier}
 */
record Heading(String name, List<String> parameterTypes, boolean compact, int modifiers) {

  Heading {
    parameterTypes = List.copyOf(parameterTypes);
  }

  /**
   * Reads {@code Report shrink(Set<Integer> gpus)}; a name without brackets is a compact
   * constructor.
   */
  static Heading of(MethodSpec spec) {
    String text = spec.declaration().strip();
    if (!text.contains("(")) {
      String name = spec.symbol().substring(spec.symbol().lastIndexOf('.') + 1);
      return new Heading(name, List.of(), true, 0);
    }
    String ended = text.endsWith(";") ? text : text + ";";
    boolean isDefault = text.matches("(?s)(?:@\\S+\\s+|\\w+\\s+)*default\\s.*");
    String readable = isDefault ? ended.replaceFirst("\\bdefault\\s", "") : ended;
    // a class has no default methods, and that is as what declarations are parsed
    for (BodyDeclaration member : Syntax.members(readable)) {
      if (member instanceof MethodDeclaration method) {
        Heading heading = of(method);
        int more = isDefault ? Modifier.DEFAULT : 0;
        return new Heading(heading.name, heading.parameterTypes, false, heading.modifiers | more);
      }
      if (member instanceof org.eclipse.jdt.core.dom.AnnotationTypeMemberDeclaration element) {
        return new Heading(
            element.getName().getIdentifier(), List.of(), false, element.getModifiers());
      }
    }
    String symbol = spec.symbol();
    int bracket = symbol.indexOf('(');
    String path = bracket < 0 ? symbol : symbol.substring(0, bracket);
    return new Heading(path.substring(path.lastIndexOf('.') + 1), List.of(), false, 0);
  }

  static Heading of(MethodDeclaration method) {
    return new Heading(
        method.getName().getIdentifier(),
        Nodes.parameters(method).stream().map(Heading::simpleType).toList(),
        method.isCompactConstructor(),
        method.getModifiers());
  }

  /** Whether two heads are of one method. */
  boolean sameAs(Heading other) {
    return name.equals(other.name)
        && compact == other.compact
        && parameterTypes.equals(other.parameterTypes);
  }

  /** Name and parameter types. */
  String key() {
    return name + (compact ? "" : "(" + String.join(",", parameterTypes) + ")");
  }

  boolean is(int modifier) {
    return (modifiers & modifier) != 0;
  }

  private static String simpleType(SingleVariableDeclaration parameter) {
    String dims = "[]".repeat(parameter.getExtraDimensions() + (parameter.isVarargs() ? 1 : 0));
    return simple(parameter.getType()) + dims;
  }

  private static String simple(Type type) {
    String text = withoutArguments(type.toString());
    String bare =
        List.of(text.split(" ")).stream()
            .filter(word -> !word.startsWith("@"))
            .collect(Collectors.joining());
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  private static String withoutArguments(String type) {
    StringBuilder flat = new StringBuilder();
    int depth = 0;
    for (char c : type.toCharArray()) {
      if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (depth == 0) {
        flat.append(c);
      }
    }
    return flat.toString();
  }

  /** The member of a type that this is the head of. */
  Optional<MethodDeclaration> in(List<BodyDeclaration> members) {
    List<MethodDeclaration> named =
        members.stream()
            .filter(m -> m.getNodeType() == ASTNode.METHOD_DECLARATION)
            .map(MethodDeclaration.class::cast)
            .filter(m -> m.getName().getIdentifier().equals(name))
            .toList();
    return named.stream().filter(m -> of(m).sameAs(this)).findFirst();
  }
}
