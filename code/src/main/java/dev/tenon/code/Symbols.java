package dev.tenon.code;

import java.util.Optional;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;

/** Finds what a symbol of the design names in a file: a type, a method, a field. */
final class Symbols {
  private Symbols() {}

  static Optional<BodyDeclaration> find(JavaFile file, String symbol) {
    Optional<BodyDeclaration> type = file.type(symbol).map(BodyDeclaration.class::cast);
    String owner = JavaFile.ownerOf(symbol);
    if (type.isPresent() || owner.isEmpty()) {
      return type;
    }
    Optional<BodyDeclaration> method = file.method(symbol).map(BodyDeclaration.class::cast);
    return method.isPresent() ? method : file.type(owner).flatMap(t -> variable(t, symbol));
  }

  private static Optional<BodyDeclaration> variable(AbstractTypeDeclaration type, String symbol) {
    String name = symbol.substring(symbol.lastIndexOf('.') + 1);
    if (type instanceof EnumDeclaration constants) {
      for (Object constant : constants.enumConstants()) {
        if (((EnumConstantDeclaration) constant).getName().getIdentifier().equals(name)) {
          return Optional.of((BodyDeclaration) constant);
        }
      }
    }
    return Nodes.members(type).stream()
        .filter(member -> TypeText.variables(member).contains(name))
        .findFirst();
  }
}
