package dev.tenon.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.TypeParameter;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/** Finds names in a check that the code around it gives another meaning. */
final class Shadows {
  private Shadows() {}

  static Optional<String> in(
      JavaFile file, MethodDeclaration method, Contract contract, Expansion expansion) {
    Set<String> own = EntryOrder.names(contract);
    Set<String> ofPattern = new LinkedHashSet<>();
    for (Statement statement : expansion.statements()) {
      Nodes.freeNames(statement).stream()
          .filter(name -> Character.isUpperCase(name.charAt(0)) && !own.contains(name))
          .forEach(ofPattern::add);
    }
    Set<String> types = new LinkedHashSet<>();
    Nodes.all(file.unit(), AbstractTypeDeclaration.class)
        .forEach(t -> types.add(t.getName().getIdentifier()));
    Nodes.all(file.unit(), TypeParameter.class)
        .forEach(t -> types.add(t.getName().getIdentifier()));
    for (String name : ofPattern) {
      if (types.contains(name)) {
        return Optional.of("this file declares a " + name + " of its own");
      }
      Optional<String> other = otherImport(file, name, expansion);
      if (other.isPresent()) {
        return other;
      }
    }
    return fieldHidden(method, own);
  }

  private static Optional<String> otherImport(JavaFile file, String name, Expansion expansion) {
    for (Object each : file.unit().imports()) {
      String full = ((ImportDeclaration) each).getName().getFullyQualifiedName();
      boolean same = full.endsWith("." + name);
      if (same && !expansion.imports().contains(full) && !full.equals("java.lang." + name)) {
        return Optional.of(name + " is " + full + " in this file");
      }
    }
    return Optional.empty();
  }

  /** A name that is a parameter in the design and none in the code. */
  static Optional<String> ofParameters(
      MethodDeclaration method, MethodSpec spec, Contract contract) {
    Set<String> there = new LinkedHashSet<>();
    Nodes.parameters(method).forEach(p -> there.add(p.getName().getIdentifier()));
    Set<String> names = EntryOrder.names(contract);
    String declaration = TypeText.declaration(spec);
    if (method.isCompactConstructor() || !declaration.contains("(")) {
      return Optional.empty();
    }
    return Syntax.members(declaration.replaceFirst("\\bdefault\\s", "") + ";").stream()
        .filter(MethodDeclaration.class::isInstance)
        .map(MethodDeclaration.class::cast)
        .flatMap(m -> Nodes.parameters(m).stream())
        .map(p -> p.getName().getIdentifier())
        .filter(name -> names.contains(name) && !there.contains(name))
        .findFirst()
        .map(name -> name + " is a parameter in the design, but none here");
  }

  /** A local of a name that the design means otherwise: at entry there are no locals. */
  static Optional<String> declaredBefore(List<Statement> statements, int to, Contract contract) {
    Set<String> names = EntryOrder.names(contract);
    return statements.subList(0, Math.min(to, statements.size())).stream()
        .filter(VariableDeclarationStatement.class::isInstance)
        .flatMap(s -> Nodes.declared(s).stream())
        .filter(names::contains)
        .findFirst()
        .map(name -> "a local hides " + name);
  }

  /** A local of the name of a field that the design means. */
  private static Optional<String> fieldHidden(MethodDeclaration method, Set<String> names) {
    if (!(method.getParent() instanceof AbstractTypeDeclaration type)) {
      return Optional.empty();
    }
    Set<String> fields = new LinkedHashSet<>();
    Nodes.members(type).stream()
        .filter(FieldDeclaration.class::isInstance)
        .forEach(f -> fields.addAll(TypeText.variables(f)));
    Set<String> locals = Nodes.declared(method.getBody());
    return names.stream()
        .filter(name -> fields.contains(name) && locals.contains(name))
        .findFirst()
        .map(name -> "a local hides the field " + name);
  }
}
