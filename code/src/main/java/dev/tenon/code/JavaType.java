package dev.tenon.code;

import java.util.List;
import java.util.stream.Stream;

/**
 * A class, record, interface, enum or annotation type as it stands in a source.
 *
 * @param packageName dotted, empty for the default package
 * @param name {@code Outer.Inner} for a nested type; its symbol
 * @param kind {@code class}, {@code record}, {@code interface}, {@code enum} or {@code @interface}
 * @param modifiers sorted, those that the language implies included
 * @param annotations as they stand, in order
 * @param typeParameters as they stand, without white space
 * @param superclass as it stands, empty without one
 * @param interfaces implemented or extended, as they stand
 * @param permitted permitted subtypes, as they stand
 * @param members in order: components and constants first
 * @param file path as given
 * @param line of its name, from 1
 * @param column of its name, from 1, in code points
 * @param fingerprint of its head, from modifiers to the opening brace, and of its initializer
 *     blocks, {@code sha256:…}
 * @param wholeFingerprint of the type with all that stands in it
 */
public record JavaType(
    String packageName,
    String name,
    String kind,
    List<String> modifiers,
    List<String> annotations,
    List<String> typeParameters,
    String superclass,
    List<String> interfaces,
    List<String> permitted,
    List<JavaMember> members,
    String file,
    int line,
    int column,
    String fingerprint,
    String wholeFingerprint) {

  public JavaType {
    modifiers = List.copyOf(modifiers);
    annotations = List.copyOf(annotations);
    typeParameters = List.copyOf(typeParameters);
    interfaces = List.copyOf(interfaces);
    permitted = List.copyOf(permitted);
    members = List.copyOf(members);
  }

  /** Simple names of the superclass and the interfaces. */
  public List<String> supertypes() {
    return Stream.concat(
            superclass.isEmpty() ? Stream.of() : Stream.of(superclass), interfaces.stream())
        .map(TypeNames::simple)
        .toList();
  }

  /** Components of a record, in order. */
  public List<JavaMember> components() {
    return members.stream().filter(m -> m.kind() == JavaMember.Kind.COMPONENT).toList();
  }

  /** Name with its package, nested types by dots. */
  public String qualifiedName() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }
}
