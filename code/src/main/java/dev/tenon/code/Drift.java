package dev.tenon.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How code is declared otherwise than a design says. */
final class Drift {

  private Drift() {}

  /** Differences of a type's head, each a phrase that goes on after the type's name. */
  static List<String> between(JavaType design, JavaType code) {
    List<String> found = new ArrayList<>();
    if (!design.kind().equals(code.kind())) {
      found.add("is declared as `" + code.kind() + "` instead of `" + design.kind() + "`");
      return found;
    }
    modifiers(design.modifiers(), code.modifiers(), found);
    annotations(design.annotations(), code.annotations(), found);
    if (!sameInOrder(design.typeParameters(), code.typeParameters())) {
      found.add(instead("has type parameters", code.typeParameters(), design.typeParameters()));
    }
    if (!TypeNames.same(design.superclass(), code.superclass())) {
      found.add(instead("extends", List.of(code.superclass()), List.of(design.superclass())));
    }
    if (!sameInAnyOrder(design.interfaces(), code.interfaces())) {
      String verb = design.kind().equals("interface") ? "extends" : "implements";
      found.add(instead(verb, code.interfaces(), design.interfaces()));
    }
    if (!design.permitted().isEmpty() && !sameInAnyOrder(design.permitted(), code.permitted())) {
      found.add(instead("permits", code.permitted(), design.permitted()));
    }
    List<String> inDesign = components(design);
    List<String> inCode = components(code);
    if (!sameInOrder(inDesign, inCode)) {
      found.add(instead("has the components", inCode, inDesign));
    }
    return found;
  }

  /** Differences of a member; names of parameters are no part of what it declares. */
  static List<String> between(JavaMember design, JavaMember code) {
    List<String> found = new ArrayList<>();
    modifiers(design.modifiers(), code.modifiers(), found);
    annotations(design.annotations(), code.annotations(), found);
    if (!sameInOrder(design.typeParameters(), code.typeParameters())) {
      found.add(instead("has type parameters", code.typeParameters(), design.typeParameters()));
    }
    if (!TypeNames.same(design.type(), code.type())) {
      String verb = design.kind() == JavaMember.Kind.METHOD ? "returns" : "has type";
      found.add(instead(verb, List.of(code.type()), List.of(design.type())));
    }
    if (!sameInOrder(types(design), types(code))) {
      found.add(instead("takes", types(code), types(design)));
    }
    if (!sameInAnyOrder(design.exceptions(), code.exceptions())) {
      found.add(instead("throws", code.exceptions(), design.exceptions()));
    }
    if (!design.initializer().isEmpty() && !design.initializer().equals(code.initializer())) {
      found.add(instead("is", List.of(code.initializer()), List.of(design.initializer())));
    }
    return found;
  }

  private static List<String> components(JavaType type) {
    return type.components().stream().map(c -> c.type() + " " + c.name()).toList();
  }

  static List<String> types(JavaMember member) {
    return member.parameters().stream().map(JavaMember.Parameter::type).toList();
  }

  private static void modifiers(List<String> design, List<String> code, List<String> found) {
    Set<String> missing = new TreeSet<>(design);
    missing.removeAll(new HashSet<>(code));
    Set<String> added = new TreeSet<>(code);
    added.removeAll(new HashSet<>(design));
    if (!missing.isEmpty()) {
      found.add("is not `" + String.join(" ", missing) + "`");
    }
    if (!added.isEmpty()) {
      found.add("is `" + String.join(" ", added) + "`, which the design does not say");
    }
  }

  /** Code may carry more annotations than the design says, not fewer. */
  private static void annotations(List<String> design, List<String> code, List<String> found) {
    List<String> missing =
        design.stream()
            .filter(
                wanted -> code.stream().noneMatch(has -> has.equals(wanted) || tail(has, wanted)))
            .toList();
    if (!missing.isEmpty()) {
      found.add("lacks `" + String.join(" ", missing) + "`");
    }
  }

  private static boolean tail(String left, String right) {
    String a = left.substring(1);
    String b = right.substring(1);
    return a.endsWith("." + b) || b.endsWith("." + a);
  }

  private static boolean sameInOrder(List<String> design, List<String> code) {
    if (design.size() != code.size()) {
      return false;
    }
    for (int i = 0; i < design.size(); i++) {
      if (!TypeNames.same(design.get(i), code.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameInAnyOrder(List<String> design, List<String> code) {
    return design.size() == code.size()
        && design.stream().allMatch(a -> code.stream().anyMatch(b -> TypeNames.same(a, b)))
        && code.stream().allMatch(b -> design.stream().anyMatch(a -> TypeNames.same(a, b)));
  }

  private static String instead(String verb, List<String> code, List<String> design) {
    return verb + " " + quoted(code) + " instead of " + quoted(design);
  }

  private static String quoted(List<String> parts) {
    String text = String.join(", ", parts);
    return text.isEmpty() ? "nothing" : "`" + text + "`";
  }
}
