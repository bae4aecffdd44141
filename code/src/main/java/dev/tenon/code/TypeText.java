package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.VariableDeclaration;

/** Source text of declared types and of their members, before it is formatted. */
final class TypeText {

  /** What a body that nobody has written yet does. */
  static final String PLACEHOLDER = "throw new UnsupportedOperationException(\"not written yet\");";

  private static final java.util.regex.Pattern KIND =
      java.util.regex.Pattern.compile("(@interface|\\b(?:class|record|interface|enum))\\s");

  private TypeText() {}

  /** A whole type with those of its methods that stand, and with its nested types. */
  static String whole(TypeSpec type, Collection<TypeSpec> all, Predicate<String> stands) {
    StringBuilder out = new StringBuilder();
    out.append(JavadocText.of(type.documentation()));
    out.append(type.declaration().strip()).append(" {\n");
    List<String> parts = new ArrayList<>();
    boolean isEnum = kind(type).equals("enum");
    if (isEnum) {
      parts.add(constants(type));
    }
    parts.addAll(fields(type));
    if (!isEnum) {
      type.members().forEach(block -> parts.add(block.strip()));
    }
    for (MethodSpec method : type.methods()) {
      if (isInterfaceLike(type, method) || stands.test(method.symbol())) {
        if (!isInMembers(type, method) && !isMadeLater(method)) {
          parts.add(method(type, method));
        }
      }
    }
    children(type, all).forEach(child -> parts.add(whole(child, all, stands)));
    out.append(String.join("\n\n", parts)).append("\n}\n");
    return out.toString();
  }

  /** The types directly inside a type. */
  static List<TypeSpec> children(TypeSpec type, Collection<TypeSpec> all) {
    String prefix = type.name() + ".";
    return all.stream()
        .filter(t -> t.name().startsWith(prefix))
        .filter(t -> t.name().indexOf('.', prefix.length()) < 0)
        .toList();
  }

  /** A method with its documentation and its body: the design's, or a placeholder; or none. */
  static String method(TypeSpec type, MethodSpec method) {
    String head = declaration(method);
    String docs = JavadocText.of(method.documentation());
    if (isInterfaceLike(type, method)) {
      return docs + head + ";";
    }
    String body = method.body();
    return docs + head + " {\n" + (body == null ? PLACEHOLDER : Bodies.placed(method)) + "\n}";
  }

  /** A compact constructor that only carries contracts comes with them. */
  static boolean isMadeLater(MethodSpec method) {
    return method.body() == null && Heading.of(method).compact();
  }

  static String field(TypeSpec.FieldSpec field) {
    String text = field.declaration().strip();
    return JavadocText.of(field.documentation()) + (text.endsWith(";") ? text : text + ";");
  }

  /** Whether a method has no body in code. */
  static boolean isInterfaceLike(TypeSpec type, MethodSpec method) {
    Heading heading = Heading.of(method);
    if (heading.is(Modifier.ABSTRACT | Modifier.NATIVE)) {
      return true;
    }
    return switch (kind(type)) {
      case "interface" -> !heading.is(Modifier.DEFAULT | Modifier.STATIC | Modifier.PRIVATE);
      case "@interface" -> true;
      default -> false;
    };
  }

  /** {@code class}, {@code record}, {@code interface}, {@code enum} or {@code @interface}. */
  static String kind(TypeSpec type) {
    String head = type.declaration().replaceAll("@\\w+(?:\\.\\w+)*\\s*\\([^)]*\\)", " ");
    Matcher word = KIND.matcher(head);
    return word.find() ? word.group(1) : "class";
  }

  static String declaration(MethodSpec method) {
    String text = method.declaration().strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }

  /** Fields of chapter 4 that the members don't declare themselves. */
  static List<String> fields(TypeSpec type) {
    Set<String> there = new LinkedHashSet<>();
    members(type).stream()
        .filter(FieldDeclaration.class::isInstance)
        .forEach(f -> there.addAll(Nodes.declared(f)));
    return type.fields().stream()
        .filter(field -> !there.contains(nameOf(field)))
        .map(TypeText::field)
        .toList();
  }

  static String nameOf(TypeSpec.FieldSpec field) {
    return field.symbol().substring(field.symbol().lastIndexOf('.') + 1);
  }

  static boolean isInMembers(TypeSpec type, MethodSpec method) {
    Heading heading = Heading.of(method);
    return members(type).stream()
        .filter(MethodDeclaration.class::isInstance)
        .map(MethodDeclaration.class::cast)
        .anyMatch(m -> Heading.of(m).sameAs(heading));
  }

  private static List<BodyDeclaration> members(TypeSpec type) {
    return kind(type).equals("enum") || type.members().isEmpty()
        ? enumMembers(type)
        : Syntax.members(String.join("\n", type.members()));
  }

  private static List<BodyDeclaration> enumMembers(TypeSpec type) {
    return JavaFile.of(asEnum(type)).type("X").map(Nodes::members).orElse(List.of());
  }

  /** Members of an enum, or none, as a type that parses. */
  static String asEnum(TypeSpec type) {
    return "enum X {\n" + String.join("\n", type.members()) + "\n}";
  }

  /** An enum's members, which begin with its constants; more may follow. */
  private static String constants(TypeSpec type) {
    String text = String.join("\n", type.members()).strip();
    boolean ended = !Syntax.hasErrors(Syntax.unit("enum X {\n" + text + "\nvoid tenon$() {}\n}"));
    boolean alone = type.fields().isEmpty() && type.methods().isEmpty();
    return ended || alone ? text : text + "\n;";
  }

  /** Names of variables that a declaration without body declares. */
  static Set<String> variables(BodyDeclaration member) {
    Set<String> names = new LinkedHashSet<>();
    if (member instanceof FieldDeclaration field) {
      field
          .fragments()
          .forEach(f -> names.add(((VariableDeclaration) f).getName().getIdentifier()));
    }
    return names;
  }
}
