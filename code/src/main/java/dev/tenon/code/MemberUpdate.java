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

/**
 * Brings a type's members to what its {@code members} blocks say: the design's code stands, whoever
 * changed it in the file.
 */
final class MemberUpdate {
  private MemberUpdate() {}

  /**
   * Replaces what changed, in the design or in the file, and takes out what the design has no
   * longer. What differs in comments and white space alone stays.
   */
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
      String was = old.get(key);
      String text = wanted.get(key);
      if (text == null) {
        if (was != null) {
          int from = file.unit().getExtendedStartPosition(member);
          edits.replace(lineStart(file.text(), from), Nodes.end(member), "");
        }
      } else if (was != null && !text.equals(was)
          || !isSame(text, Nodes.text(member, file.text()))) {
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
    if (there.enumConstants().isEmpty()) {
      return;
    }
    int from = Nodes.start((ASTNode) there.enumConstants().getFirst());
    int to = Nodes.end((ASTNode) there.enumConstants().getLast());
    if (!wanted.equals(constants(before))
        || !wanted.isEmpty() && !isSame(wanted, file.text().substring(from, to))) {
      edits.replace(from, to, wanted);
    }
  }

  /** Whether two pieces of code differ in comments and white space alone. */
  private static boolean isSame(String a, String b) {
    return texts(Tokens.of(a, 0, a.length())).equals(texts(Tokens.of(b, 0, b.length())));
  }

  private static List<String> texts(List<Tokens.Token> tokens) {
    return tokens.stream().map(Tokens.Token::text).toList();
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
