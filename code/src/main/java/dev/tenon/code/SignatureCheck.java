package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds declarations of the code against those of the design: {@code symbol-missing} and {@code
 * signature-drift}. Modifiers, types, exceptions, type parameters, supertypes and the components of
 * records must be as declared; names of parameters may differ, since nobody outside sees them;
 * annotations may be added.
 */
public final class SignatureCheck {

  private static final String MISSING = "symbol-missing";
  private static final String DRIFT = "signature-drift";

  private SignatureCheck() {}

  /**
   * Checks declarations.
   *
   * @param index the code
   * @param specs what the design declares
   * @param symbols which of its types, methods and fields to look at
   */
  public static List<Problem> check(
      JavaIndex index, List<TypeSpec> specs, Predicate<String> symbols) {
    List<Problem> problems = new ArrayList<>();
    for (TypeSpec spec : specs) {
      boolean wanted =
          symbols.test(spec.name())
              || spec.methods().stream().anyMatch(m -> symbols.test(m.symbol()))
              || spec.fields().stream().anyMatch(f -> symbols.test(f.symbol()));
      Optional<DeclaredType> declared = wanted ? DeclaredType.of(spec) : Optional.empty();
      if (declared.isPresent()) {
        check(index, spec, declared.get(), symbols, problems);
      }
    }
    return problems;
  }

  private static void check(
      JavaIndex index,
      TypeSpec spec,
      DeclaredType declared,
      Predicate<String> symbols,
      List<Problem> problems) {
    Optional<JavaType> code = index.type(spec.packageName(), spec.name());
    if (code.isEmpty()) {
      problems.add(missingType(index, spec));
      return;
    }
    JavaType type = code.get();
    if (symbols.test(spec.name())) {
      List<String> drift = Drift.between(nestedLike(spec, declared.head()), type);
      if (!drift.isEmpty()) {
        problems.add(
            drift(spec.name(), spec.declaration(), drift, type.file(), type.line(), type.column()));
      }
    }
    for (Map.Entry<String, JavaMember> each : declared.members().entrySet()) {
      if (symbols.test(each.getKey())) {
        check(each.getKey(), each.getValue(), declared, type, spec, problems);
      }
    }
  }

  /** A nested type is static in more cases than one that stands alone. */
  private static JavaType nestedLike(TypeSpec spec, JavaType head) {
    int dot = spec.name().lastIndexOf('.');
    if (dot < 0 || head.kind().equals("class")) {
      return head;
    }
    String nested = "class Outer { " + spec.declaration() + " {} }";
    return JavaIndex.of(Map.of("declaration", nested)).types().stream()
        .filter(t -> t.name().startsWith("Outer."))
        .findFirst()
        .orElse(head);
  }

  private static void check(
      String symbol,
      JavaMember design,
      DeclaredType declared,
      JavaType type,
      TypeSpec spec,
      List<Problem> problems) {
    List<JavaMember> named =
        type.members().stream()
            .filter(m -> m.kind() != JavaMember.Kind.COMPONENT)
            .filter(m -> DeclaredType.sameName(design, m))
            .toList();
    Optional<JavaMember> exact =
        named.stream().filter(m -> DeclaredType.same(design, m)).findFirst();
    Optional<JavaMember> other = named.stream().filter(m -> !declared.holds(m)).findFirst();
    Optional<JavaMember> code = exact.or(() -> other);
    if (code.isEmpty()) {
      if (!implied(design, type)) {
        problems.add(missingMember(symbol, design, type, spec));
      }
      return;
    }
    List<String> drift = Drift.between(design, code.get());
    if (!drift.isEmpty()) {
      JavaMember at = code.get();
      problems.add(
          drift(symbol, declaration(spec, symbol), drift, at.file(), at.line(), at.column()));
    }
  }

  /** What the compiler adds: a record's constructor and accessors, a default constructor. */
  private static boolean implied(JavaMember design, JavaType type) {
    List<String> types = type.components().stream().map(JavaMember::type).toList();
    if (design.kind() == JavaMember.Kind.CONSTRUCTOR) {
      boolean canonical = type.kind().equals("record") && types.equals(Drift.types(design));
      boolean noOther =
          type.members().stream().noneMatch(m -> m.kind() == JavaMember.Kind.CONSTRUCTOR);
      return canonical
          || (type.kind().equals("class")
              && noOther
              && design.parameters().isEmpty()
              && design.modifiers().contains("public") == type.modifiers().contains("public"));
    }
    return design.kind() == JavaMember.Kind.METHOD
        && design.parameters().isEmpty()
        && type.components().stream()
            .anyMatch(
                c -> c.name().equals(design.name()) && TypeNames.same(c.type(), design.type()));
  }

  private static Problem missingType(JavaIndex index, TypeSpec spec) {
    String outer = spec.name().split("\\.", 2)[0];
    String path =
        spec.packageName().isEmpty()
            ? outer + ".java"
            : spec.packageName().replace('.', '/') + "/" + outer + ".java";
    List<JavaType> elsewhere = index.types(spec.name());
    String where = spec.packageName().isEmpty() ? "the default package" : spec.packageName();
    return new Problem(
        MISSING,
        spec.name(),
        elsewhere.isEmpty() ? path : elsewhere.getFirst().file(),
        elsewhere.isEmpty() ? 1 : elsewhere.getFirst().line(),
        elsewhere.isEmpty() ? 1 : elsewhere.getFirst().column(),
        "the type `"
            + spec.name()
            + "` of the design is not in "
            + where
            + (elsewhere.isEmpty() ? "" : " but in " + packageOf(elsewhere.getFirst())),
        "declare `" + spec.declaration() + "`");
  }

  private static String packageOf(JavaType type) {
    return type.packageName().isEmpty() ? "the default package" : type.packageName();
  }

  private static Problem missingMember(
      String symbol, JavaMember design, JavaType type, TypeSpec spec) {
    String what =
        switch (design.kind()) {
          case METHOD -> "method";
          case CONSTRUCTOR -> "constructor";
          default -> "field";
        };
    return new Problem(
        MISSING,
        symbol,
        type.file(),
        type.line(),
        type.column(),
        "the " + what + " `" + symbol + "` of the design is not in `" + type.name() + "`",
        "declare `" + declaration(spec, symbol) + "`");
  }

  private static String declaration(TypeSpec spec, String symbol) {
    return spec.methods().stream()
        .filter(m -> m.symbol().equals(symbol))
        .map(MethodSpec::declaration)
        .findFirst()
        .or(
            () ->
                spec.fields().stream()
                    .filter(f -> f.symbol().equals(symbol))
                    .map(TypeSpec.FieldSpec::declaration)
                    .findFirst())
        .orElse(symbol);
  }

  private static Problem drift(
      String symbol, String declaration, List<String> drift, String file, int line, int column) {
    return new Problem(
        DRIFT,
        symbol,
        file,
        line,
        column,
        "`" + symbol + "` " + String.join("; it ", drift),
        "the design declares `" + declaration + "`");
  }
}
