package dev.tenon.code;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** Replaces the heads of types and methods by those that the design declares. */
final class Heads {
  private Heads() {}

  static Edits.Result of(JavaFile file, TypeSpec spec) {
    AbstractTypeDeclaration type =
        file.type(spec.name())
            .orElseThrow(
                () -> new IllegalArgumentException("no type " + spec.name() + " in the file"));
    int brace = new Places(file, type).brace();
    return replaced(file, behindDocs(file, type), brace, spec.declaration().strip());
  }

  static Edits.Result of(JavaFile file, MethodSpec spec) {
    MethodDeclaration method =
        file.method(spec)
            .or(() -> onlyOne(file, spec))
            .orElseThrow(
                () -> new IllegalArgumentException("no method " + spec.symbol() + " in the file"));
    int end = method.getBody() == null ? Nodes.end(method) - 1 : Nodes.start(method.getBody());
    return replaced(file, behindDocs(file, method), end, TypeText.declaration(spec));
  }

  private static Optional<MethodDeclaration> onlyOne(JavaFile file, MethodSpec spec) {
    String name = Heading.of(spec).name();
    List<MethodDeclaration> named =
        file.type(JavaFile.ownerOf(spec.symbol())).map(Nodes::members).orElse(List.of()).stream()
            .filter(MethodDeclaration.class::isInstance)
            .map(MethodDeclaration.class::cast)
            .filter(m -> m.getName().getIdentifier().equals(name))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static Edits.Result replaced(JavaFile file, int from, int to, String wanted) {
    String there = file.text().substring(from, to);
    Edits edits = new Edits();
    if (!flat(there).equals(flat(wanted))) {
      String gap = there.substring(there.stripTrailing().length());
      edits.replace(from, to, wanted + gap);
    }
    return edits.apply(file.text());
  }

  private static String flat(String head) {
    return head.strip().replaceAll("\\s+", " ");
  }

  private static int behindDocs(JavaFile file, BodyDeclaration member) {
    int at = member.getJavadoc() == null ? Nodes.start(member) : Nodes.end(member.getJavadoc());
    while (Character.isWhitespace(file.text().charAt(at))) {
      at++;
    }
    return at;
  }
}
