package dev.tenon.code;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnnotationTypeMemberDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.Initializer;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** What tells the members of a type apart: names, and parameter types of methods. */
final class MemberKeys {
  private MemberKeys() {}

  static Set<String> of(AbstractTypeDeclaration type) {
    Set<String> keys = new LinkedHashSet<>();
    Nodes.members(type).forEach(member -> keys.addAll(of(member)));
    return keys;
  }

  static Set<String> of(BodyDeclaration member) {
    return switch (member) {
      case FieldDeclaration field -> TypeText.variables(field);
      case MethodDeclaration method -> Set.of(Heading.of(method).key());
      case AbstractTypeDeclaration type -> Set.of("type " + type.getName().getIdentifier());
      case AnnotationTypeMemberDeclaration element ->
          Set.of(element.getName().getIdentifier() + "()");
      case Initializer block -> Set.of("init " + block);
      default -> Set.of(member.toString());
    };
  }

  /** The text of a member, its documentation and the comments before it included. */
  static String textOf(BodyDeclaration member, String source) {
    return Nodes.text(member, source);
  }
}
