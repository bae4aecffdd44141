package dev.tenon.code;

import java.util.List;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** Places between the members of a type. */
record Places(JavaFile file, AbstractTypeDeclaration type) {

  /** Behind the fields, else behind the opening brace. */
  int first() {
    int at = -1;
    for (BodyDeclaration member : Nodes.members(type)) {
      if (member instanceof MethodDeclaration) {
        break;
      }
      if (member instanceof FieldDeclaration) {
        at = after(member);
      }
    }
    return at >= 0 ? at : opening();
  }

  int last() {
    return Nodes.end(type) - 1;
  }

  int before(BodyDeclaration member) {
    return file.unit().getExtendedStartPosition(member);
  }

  int after(BodyDeclaration member) {
    return file.unit().getExtendedStartPosition(member) + file.unit().getExtendedLength(member);
  }

  /** The brace that opens the body. */
  int brace() {
    List<BodyDeclaration> members = Nodes.members(type);
    int to = members.isEmpty() ? last() - 1 : before(members.getFirst());
    if (type instanceof EnumDeclaration constants && !constants.enumConstants().isEmpty()) {
      to = before((BodyDeclaration) constants.enumConstants().getFirst());
    }
    return file.text().lastIndexOf('{', to);
  }

  /** Behind the brace that opens the body; an enum's constants come first. */
  private int opening() {
    if (type instanceof EnumDeclaration) {
      List<BodyDeclaration> members = Nodes.members(type);
      return members.isEmpty() ? last() : before(members.getFirst());
    }
    return brace() + 1;
  }
}
