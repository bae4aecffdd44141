package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds API that the design does not know: {@code undocumented-api}. A public or protected member
 * of a declared type stands in chapter 4 or in a block of members, or it overrides something.
 */
public final class PublicApiCheck {

  private PublicApiCheck() {}

  /**
   * Checks members of declared types.
   *
   * @param index the code
   * @param specs what the design declares
   * @param types which of its types to look at, by name
   */
  public static List<Problem> check(
      JavaIndex index, List<TypeSpec> specs, Predicate<String> types) {
    List<Problem> problems = new ArrayList<>();
    for (TypeSpec spec : specs) {
      Optional<JavaType> code =
          types.test(spec.name()) ? index.type(spec.packageName(), spec.name()) : Optional.empty();
      Optional<DeclaredType> declared = code.flatMap(c -> DeclaredType.of(spec));
      if (declared.isPresent()) {
        members(index, code.get(), declared.get(), problems);
        nested(index, specs, code.get(), declared.get(), problems);
      }
    }
    return problems;
  }

  private static void members(
      JavaIndex index, JavaType type, DeclaredType declared, List<Problem> problems) {
    for (JavaMember member : type.members()) {
      if (member.kind() == JavaMember.Kind.COMPONENT
          || !member.isApi()
          || declared.holds(member)
          || implied(member, type)
          || (member.kind() == JavaMember.Kind.METHOD && Overriding.is(index, type, member))) {
        continue;
      }
      problems.add(problem(member.fullSymbol(), member.symbol(), what(member), member));
    }
  }

  private static void nested(
      JavaIndex index,
      List<TypeSpec> specs,
      JavaType outer,
      DeclaredType declared,
      List<Problem> problems) {
    for (JavaType type : index.types()) {
      String prefix = outer.name() + ".";
      if (!type.file().equals(outer.file()) || !type.name().startsWith(prefix)) {
        continue;
      }
      String simple = type.name().substring(prefix.length());
      boolean api = type.modifiers().contains("public") || type.modifiers().contains("protected");
      boolean known =
          declared.holdsType(simple)
              || specs.stream()
                  .anyMatch(
                      s ->
                          s.name().equals(type.name())
                              && s.packageName().equals(type.packageName()));
      if (api && !known && simple.indexOf('.') < 0) {
        problems.add(
            new Problem(
                "undocumented-api",
                type.name(),
                type.file(),
                type.line(),
                type.column(),
                message("type", type.name(), visibility(type.modifiers())),
                HINT));
      }
    }
  }

  /** What a record or a class has anyway, written out. */
  private static boolean implied(JavaMember member, JavaType type) {
    List<String> components = type.components().stream().map(JavaMember::type).toList();
    if (member.kind() == JavaMember.Kind.CONSTRUCTOR) {
      return type.kind().equals("record") && components.equals(Drift.types(member));
    }
    return member.kind() == JavaMember.Kind.METHOD
        && member.parameters().isEmpty()
        && type.components().stream().anyMatch(c -> c.name().equals(member.name()));
  }

  private static String what(JavaMember member) {
    return switch (member.kind()) {
      case METHOD -> "method";
      case CONSTRUCTOR -> "constructor";
      case CONSTANT -> "constant";
      case FIELD, COMPONENT -> "field";
    };
  }

  private static final String HINT =
      "make it private or package-private, or declare it in chapter 4 or in a block of members";

  private static Problem problem(String full, String symbol, String what, JavaMember at) {
    return new Problem(
        "undocumented-api",
        symbol,
        at.file(),
        at.line(),
        at.column(),
        message(what, full, visibility(at.modifiers())),
        HINT);
  }

  private static String message(String what, String name, String visibility) {
    return "the " + visibility + " " + what + " `" + name + "` is not in the design";
  }

  private static String visibility(List<String> modifiers) {
    return modifiers.contains("public") ? "public" : "protected";
  }
}
