package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A type as its design declares it, read by the reader of code, so that both are compared in one
 * form. What does not parse is left out: a finding of the design says so.
 *
 * @param head the type without members, its name without the outer type's
 * @param members the member of each declared symbol
 * @param written all that the blocks of members hold: members, and nested types
 */
record DeclaredType(
    JavaType head, SequencedMap<String, JavaMember> members, List<JavaType> written) {

  static Optional<DeclaredType> of(TypeSpec spec) {
    Optional<JavaType> head = read(spec.declaration() + " {}");
    if (head.isEmpty()) {
      return Optional.empty();
    }
    String open = spec.declaration() + (head.get().kind().equals("enum") ? " {; " : " { ");
    SequencedMap<String, JavaMember> members = new LinkedHashMap<>();
    spec.fields().forEach(f -> member(open, f.declaration(), f.symbol(), members));
    spec.methods().forEach(m -> member(open, m.declaration(), m.symbol(), members));
    List<JavaType> written = new ArrayList<>();
    for (String block : spec.members()) {
      written.addAll(
          JavaIndex.of(Map.of("members", spec.declaration() + " {\n" + block + "\n}")).types());
    }
    return Optional.of(new DeclaredType(head.get(), members, List.copyOf(written)));
  }

  private static Optional<JavaType> read(String text) {
    return JavaIndex.of(Map.of("declaration", text)).types().stream().findFirst();
  }

  private static void member(
      String open, String declaration, String symbol, SequencedMap<String, JavaMember> members) {
    String text = declaration.strip();
    // a member of an interface has a body only if it says `default`, `static` or `private`
    for (String end :
        text.endsWith("}") || text.endsWith(";") ? List.of("") : List.of(";", " {}")) {
      Optional<JavaMember> found =
          read(open + text + end + " }").stream()
              .flatMap(t -> t.members().stream())
              .filter(m -> m.kind() != JavaMember.Kind.COMPONENT)
              .findFirst();
      if (found.isPresent()) {
        members.put(symbol, found.get());
        return;
      }
    }
  }

  /** Whether the code's member is one that the design declares or that a block of members holds. */
  boolean holds(JavaMember code) {
    return members.values().stream().anyMatch(m -> same(m, code))
        || written.stream()
            .filter(t -> t.name().equals(head.name()))
            .flatMap(t -> t.members().stream())
            .anyMatch(m -> same(m, code));
  }

  /** Whether a block of members holds a nested type of that simple name. */
  boolean holdsType(String simpleName) {
    return written.stream().anyMatch(t -> t.name().equals(head.name() + "." + simpleName));
  }

  /** Same name and same types of parameters. */
  static boolean same(JavaMember design, JavaMember code) {
    return sameName(design, code) && erased(design).equals(erased(code));
  }

  static boolean sameName(JavaMember design, JavaMember code) {
    return design.name().equals(code.name()) && design.isExecutable() == code.isExecutable();
  }

  private static List<String> erased(JavaMember member) {
    return member.parameters().stream().map(p -> TypeNames.erased(p.type())).toList();
  }
}
