package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.RecordDeclaration;

/** A file's text with its syntax tree, parsed once. */
record JavaFile(String text, CompilationUnit unit) {

  static JavaFile of(String text) {
    return new JavaFile(text, Syntax.unit(text));
  }

  String text(org.eclipse.jdt.core.dom.ASTNode node) {
    return Nodes.text(node, text);
  }

  /** A type by its name, {@code Outer.Inner} for a nested one. */
  Optional<AbstractTypeDeclaration> type(String name) {
    List<AbstractTypeDeclaration> candidates = new ArrayList<>();
    for (Object type : unit.types()) {
      candidates.add((AbstractTypeDeclaration) type);
    }
    Optional<AbstractTypeDeclaration> found = Optional.empty();
    for (String part : name.split("\\.")) {
      found = candidates.stream().filter(t -> t.getName().getIdentifier().equals(part)).findFirst();
      if (found.isEmpty()) {
        return found;
      }
      candidates =
          Nodes.members(found.get()).stream()
              .filter(AbstractTypeDeclaration.class::isInstance)
              .map(AbstractTypeDeclaration.class::cast)
              .toList();
    }
    return found;
  }

  /** The method of a declaration, if it stands here. */
  Optional<MethodDeclaration> method(MethodSpec spec) {
    Optional<AbstractTypeDeclaration> type = type(ownerOf(spec.symbol()));
    Heading heading = Heading.of(spec);
    return type.flatMap(t -> heading.in(Nodes.members(t)).or(() -> compact(t, heading)));
  }

  /** The method that a symbol names: the only one of its name, or the one of these parameters. */
  Optional<MethodDeclaration> method(String symbol) {
    String owner = ownerOf(symbol);
    String rest = symbol.substring(owner.length() + 1);
    int bracket = rest.indexOf('(');
    String name = bracket < 0 ? rest : rest.substring(0, bracket);
    List<MethodDeclaration> named =
        type(owner).map(Nodes::members).orElse(List.of()).stream()
            .filter(MethodDeclaration.class::isInstance)
            .map(MethodDeclaration.class::cast)
            .filter(m -> m.getName().getIdentifier().equals(name))
            .toList();
    if (bracket < 0) {
      return named.size() == 1
          ? Optional.of(named.getFirst())
          : named.stream().filter(MethodDeclaration::isCompactConstructor).findFirst();
    }
    String inside = rest.substring(bracket + 1, rest.lastIndexOf(')')).replace("...", "[]");
    String wanted = inside.replaceAll("\\s", "");
    return named.stream()
        .filter(m -> String.join(",", Heading.of(m).parameterTypes()).equals(wanted))
        .findFirst();
  }

  /** The type part of a symbol: {@code Outer.Inner} of {@code Outer.Inner.name(String)}. */
  static String ownerOf(String symbol) {
    int bracket = symbol.indexOf('(');
    String path = bracket < 0 ? symbol : symbol.substring(0, bracket);
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /** A record's canonical constructor may stand in its compact form. */
  private static Optional<MethodDeclaration> compact(
      AbstractTypeDeclaration type, Heading heading) {
    if (!(type instanceof RecordDeclaration record) || !heading.name().equals(simpleName(type))) {
      return Optional.empty();
    }
    boolean canonical =
        heading.compact() || heading.parameterTypes().size() == record.recordComponents().size();
    return canonical
        ? Nodes.members(type).stream()
            .filter(MethodDeclaration.class::isInstance)
            .map(MethodDeclaration.class::cast)
            .filter(
                m ->
                    m.isCompactConstructor()
                        || (heading.compact()
                            && m.isConstructor()
                            && m.parameters().size() == record.recordComponents().size()))
            .findFirst()
        : Optional.empty();
  }

  private static String simpleName(AbstractTypeDeclaration type) {
    return type.getName().getIdentifier();
  }
}
