package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;

/** Follows changes of a type's {@code members} blocks. */
final class MemberUpdate {
  private MemberUpdate() {}

  /** Replaces what changed and takes out what the design has no longer. */
  static Edits.Result of(JavaFile file, TypeSpec before, TypeSpec now) {
    AbstractTypeDeclaration type = type(file, now);
    Map<Set<String>, String> old = texts(before);
    Map<Set<String>, String> wanted = texts(now);
    Edits edits = new Edits();
    if (type instanceof EnumDeclaration there) {
      constants(file, there, before, now, edits);
    }
    for (BodyDeclaration member : Nodes.members(type)) {
      Set<String> key = MemberKeys.of(member);
      if (!old.containsKey(key)) {
        continue;
      }
      String text = wanted.get(key);
      int from = file.unit().getExtendedStartPosition(member);
      if (text == null) {
        edits.replace(lineStart(file.text(), from), Nodes.end(member), "");
      } else if (!text.equals(old.get(key))) {
        edits.replace(Nodes.start(member), Nodes.end(member), text);
      }
    }
    return edits.apply(file.text());
  }

  /** Adds what is new. */
  static Edits.Result added(JavaFile file, TypeSpec now, List<Edits.Span> woven) {
    AbstractTypeDeclaration type = type(file, now);
    Set<String> present = MemberKeys.of(type);
    List<String> missing = new ArrayList<>();
    texts(now)
        .forEach(
            (key, text) -> {
              if (present.stream().noneMatch(key::contains)) {
                missing.add(text);
              }
            });
    Edits edits = new Edits();
    if (!missing.isEmpty()) {
      edits.insert(new Places(file, type).first(), "\n" + String.join("\n\n", missing) + "\n");
    }
    return edits.apply(file.text(), woven);
  }

  private static void constants(
      JavaFile file, EnumDeclaration there, TypeSpec before, TypeSpec now, Edits edits) {
    String wanted = constants(now);
    if (!wanted.equals(constants(before)) && !there.enumConstants().isEmpty()) {
      edits.replace(
          Nodes.start((ASTNode) there.enumConstants().getFirst()),
          Nodes.end((ASTNode) there.enumConstants().getLast()),
          wanted);
    }
  }

  private static String constants(TypeSpec spec) {
    JavaFile file = JavaFile.of(TypeText.asEnum(spec));
    return file.type("X")
        .map(EnumDeclaration.class::cast)
        .filter(type -> !type.enumConstants().isEmpty())
        .map(
            type ->
                file.text()
                    .substring(
                        Nodes.start((ASTNode) type.enumConstants().getFirst()),
                        Nodes.end((ASTNode) type.enumConstants().getLast())))
        .orElse("");
  }

  private static Map<Set<String>, String> texts(TypeSpec spec) {
    boolean isEnum = TypeText.kind(spec).equals("enum");
    String source = isEnum ? TypeText.asEnum(spec) : String.join("\n", spec.members());
    List<BodyDeclaration> members =
        isEnum
            ? JavaFile.of(source).type("X").map(Nodes::members).orElse(List.of())
            : Syntax.members(source);
    return members.stream()
        .collect(
            Collectors.toMap(
                MemberKeys::of,
                m -> Nodes.text(m, source),
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private static AbstractTypeDeclaration type(JavaFile file, TypeSpec spec) {
    return file.type(spec.name())
        .orElseThrow(() -> new IllegalArgumentException("no type " + spec.name() + " in the file"));
  }

  /** The line end before a place, when only white space is between. */
  private static int lineStart(String text, int at) {
    int from = at;
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }
}
