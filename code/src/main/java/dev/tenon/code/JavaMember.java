package dev.tenon.code;

import java.util.List;

/**
 * A method, constructor, field, record component or enum constant as it stands in a source.
 *
 * @param kind what it is
 * @param symbol {@code Pool.shrink}; with the simple types of its parameters, {@code
 *     Pool.put(String, byte[])}, where its type has several of that name
 * @param owner name of its type, {@code Outer.Inner} for a nested one
 * @param name simple name; that of the type for a constructor
 * @param modifiers sorted, those that the language implies included ({@code public} in an
 *     interface)
 * @param annotations as they stand, in order
 * @param typeParameters as they stand, without white space
 * @param type return type, type of the field or component; empty for constructors and constants
 * @param parameters in order; empty for what takes none
 * @param exceptions declared, in order
 * @param initializer value of a field as tokens, empty without one
 * @param overrides whether it is marked {@code @Override}
 * @param hasBody whether code stands in it
 * @param file path as given
 * @param line of its name, from 1
 * @param column of its name, from 1, in code points
 * @param fingerprint of all of it, {@code sha256:…}: its annotations and its body, without
 *     comments, form, and names of locals
 */
public record JavaMember(
    Kind kind,
    String symbol,
    String owner,
    String name,
    List<String> modifiers,
    List<String> annotations,
    List<String> typeParameters,
    String type,
    List<Parameter> parameters,
    List<String> exceptions,
    String initializer,
    boolean overrides,
    boolean hasBody,
    String file,
    int line,
    int column,
    String fingerprint) {

  /** What a member is. */
  public enum Kind {
    METHOD,
    CONSTRUCTOR,
    FIELD,
    COMPONENT,
    CONSTANT
  }

  /**
   * A parameter.
   *
   * @param type as it stands, without white space; {@code String...} when variable
   * @param name as it stands
   */
  public record Parameter(String type, String name) {}

  public JavaMember {
    modifiers = List.copyOf(modifiers);
    annotations = List.copyOf(annotations);
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    exceptions = List.copyOf(exceptions);
  }

  /** The symbol with the simple types of the parameters, whether it needs them or not. */
  public String fullSymbol() {
    return owner + "." + name + (isExecutable() ? simpleParameters() : "");
  }

  /** {@code (String, byte[])}. */
  String simpleParameters() {
    return "("
        + String.join(", ", parameters.stream().map(p -> TypeNames.simple(p.type())).toList())
        + ")";
  }

  /** Whether it is a method or a constructor. */
  public boolean isExecutable() {
    return kind == Kind.METHOD || kind == Kind.CONSTRUCTOR;
  }

  /** Public or protected: part of what others may use. */
  public boolean isApi() {
    return modifiers.contains("public") || modifiers.contains("protected");
  }

  JavaMember withSymbol(String other) {
    return new JavaMember(
        kind,
        other,
        owner,
        name,
        modifiers,
        annotations,
        typeParameters,
        type,
        parameters,
        exceptions,
        initializer,
        overrides,
        hasBody,
        file,
        line,
        column,
        fingerprint);
  }
}
