package dev.tenon.code;

import java.util.Collection;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.RecordDeclaration;

/** Makes the compact constructor of a record that has contracts and no canonical constructor. */
final class CompactConstructors {
  private CompactConstructors() {}

  static Edits.Result made(JavaFile file, Collection<MethodSpec> methods) {
    Edits edits = new Edits();
    for (MethodSpec spec : methods) {
      file.type(JavaFile.ownerOf(spec.symbol()))
          .filter(RecordDeclaration.class::isInstance)
          .map(RecordDeclaration.class::cast)
          .filter(type -> isConstructor(spec, type) && file.method(spec).isEmpty())
          .filter(_ -> spec.contracts().stream().anyMatch(c -> !c.inBody()))
          .ifPresent(
              type ->
                  edits.insert(
                      place(file, type),
                      "\n\n" + access(type) + type.getName().getIdentifier() + " {\n}\n"));
    }
    return edits.apply(file.text());
  }

  private static boolean isConstructor(MethodSpec spec, RecordDeclaration type) {
    Heading heading = Heading.of(spec);
    boolean canonical =
        heading.compact() || heading.parameterTypes().size() == type.recordComponents().size();
    return heading.name().equals(type.getName().getIdentifier()) && canonical;
  }

  /** Behind the static fields, as the first of its methods. */
  private static int place(JavaFile file, RecordDeclaration type) {
    int at = -1;
    for (BodyDeclaration member : Nodes.members(type)) {
      if (!(member instanceof FieldDeclaration)) {
        break;
      }
      at = Nodes.end(member);
    }
    if (at >= 0) {
      return at;
    }
    int to = Nodes.end(type) - 1;
    if (!Nodes.members(type).isEmpty()) {
      to = file.unit().getExtendedStartPosition(Nodes.members(type).getFirst());
    }
    return file.text().lastIndexOf('{', to) + 1;
  }

  private static String access(RecordDeclaration type) {
    int modifiers = type.getModifiers();
    if (Modifier.isPublic(modifiers)) {
      return "public ";
    }
    if (Modifier.isProtected(modifiers)) {
      return "protected ";
    }
    return Modifier.isPrivate(modifiers) ? "private " : "";
  }
}
