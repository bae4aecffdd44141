package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclaration;

/** Adds to a file what the design declares and what isn't there, and nothing else. */
final class Skeletons {
  private final JavaFile file;
  private final Collection<TypeSpec> all;
  private final Predicate<String> stands;
  private final Edits edits = new Edits();

  private Skeletons(JavaFile file, Collection<TypeSpec> all, Predicate<String> stands) {
    this.file = file;
    this.all = all;
    this.stands = stands;
  }

  /** A new file, not formatted yet. */
  static String newFile(TypeSpec top, Collection<TypeSpec> nested, Predicate<String> stands) {
    String head = top.packageName().isEmpty() ? "" : "package " + top.packageName() + ";\n\n";
    return head + TypeText.whole(top, nested, stands);
  }

  static Edits.Result added(
      JavaFile file, TypeSpec top, Collection<TypeSpec> nested, Predicate<String> stands) {
    Skeletons skeletons = new Skeletons(file, nested, stands);
    if (file.type(top.name()).isPresent()) {
      skeletons.add(top);
    } else {
      skeletons.edits.insert(
          file.text().length(), "\n\n" + TypeText.whole(top, nested, stands).strip() + "\n");
    }
    return skeletons.edits.apply(file.text());
  }

  private void add(TypeSpec type) {
    AbstractTypeDeclaration there = file.type(type.name()).orElseThrow();
    Places places = new Places(file, there);
    for (TypeSpec.FieldSpec field : type.fields()) {
      String name = TypeText.nameOf(field);
      if (declaration(there, name) == null && !isComponent(there, name)) {
        edits.insert(places.first(), "\n" + TypeText.field(field) + "\n");
      }
    }
    addMembers(type, there, places);
    List<MethodSpec> methods = type.methods();
    for (int i = 0; i < methods.size(); i++) {
      MethodSpec method = methods.get(i);
      boolean wanted = TypeText.isInterfaceLike(type, method) || stands.test(method.symbol());
      boolean fresh = !TypeText.isInMembers(type, method) && !TypeText.isMadeLater(method);
      if (wanted && fresh && !isThere(there, method)) {
        insert(TypeText.method(type, method), methods, i, places);
      }
    }
    for (TypeSpec child : TypeText.children(type, all)) {
      if (file.type(child.name()).isPresent()) {
        add(child);
      } else {
        edits.insert(places.last(), "\n\n" + TypeText.whole(child, all, stands).strip() + "\n");
      }
    }
  }

  private boolean isThere(AbstractTypeDeclaration type, MethodSpec method) {
    return file.method(method).isPresent()
        || MemberKeys.of(type).contains(Heading.of(method).key());
  }

  /**
   * After the nearest method before it in the design, else before the next one, else at the end.
   */
  private void insert(String text, List<MethodSpec> methods, int index, Places places) {
    for (int i = index - 1; i >= 0; i--) {
      var before = file.method(methods.get(i));
      if (before.isPresent()) {
        edits.insert(places.after(before.get()), "\n\n" + text);
        return;
      }
    }
    for (int i = index + 1; i < methods.size(); i++) {
      var after = file.method(methods.get(i));
      if (after.isPresent()) {
        edits.insert(places.before(after.get()), text + "\n\n");
        return;
      }
    }
    edits.insert(places.last(), "\n\n" + text + "\n");
  }

  /** Members that the design gives as text; one that stands already stays as it is. */
  private void addMembers(TypeSpec type, AbstractTypeDeclaration there, Places places) {
    if (there instanceof EnumDeclaration) {
      return;
    }
    Set<String> present = MemberKeys.of(there);
    for (String block : type.members()) {
      List<String> missing = new ArrayList<>();
      for (BodyDeclaration member : Syntax.members(block)) {
        if (present.stream().noneMatch(MemberKeys.of(member)::contains)) {
          missing.add(MemberKeys.textOf(member, block));
        }
      }
      if (!missing.isEmpty()) {
        edits.insert(places.first(), "\n" + String.join("\n\n", missing) + "\n");
      }
    }
  }

  private static @org.jspecify.annotations.Nullable FieldDeclaration declaration(
      AbstractTypeDeclaration type, String name) {
    for (BodyDeclaration member : Nodes.members(type)) {
      if (member instanceof FieldDeclaration field) {
        for (Object fragment : field.fragments()) {
          if (((VariableDeclaration) fragment).getName().getIdentifier().equals(name)) {
            return field;
          }
        }
      }
    }
    return null;
  }

  private static boolean isComponent(AbstractTypeDeclaration type, String name) {
    if (type instanceof EnumDeclaration constants) {
      return constants.enumConstants().stream()
          .anyMatch(
              c ->
                  ((org.eclipse.jdt.core.dom.EnumConstantDeclaration) c)
                      .getName()
                      .getIdentifier()
                      .equals(name));
    }
    return type instanceof org.eclipse.jdt.core.dom.RecordDeclaration record
        && record.recordComponents().stream()
            .anyMatch(c -> ((VariableDeclaration) c).getName().getIdentifier().equals(name));
  }
}
