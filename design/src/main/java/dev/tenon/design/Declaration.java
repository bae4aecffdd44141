package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declaration as the grammar of its language reads it. */
public sealed interface Declaration {

  /** Simple name; of a constructor the type's. */
  String name();

  /** Modifiers and annotations in order, {@code public}, {@code @Deprecated}. */
  List<String> modifiers();

  /** What a type is. */
  enum TypeKind {
    CLASS,
    RECORD,
    INTERFACE,
    ENUM,
    ANNOTATION
  }

  /**
   * A type.
   *
   * @param typeParameters names, {@code T}
   * @param components of a record
   * @param supertypes simple names of what it extends and implements, without type arguments
   */
  record OfType(
      String name,
      TypeKind kind,
      List<String> modifiers,
      List<String> typeParameters,
      List<Parameter> components,
      List<String> supertypes)
      implements Declaration {
    public OfType {
      modifiers = List.copyOf(modifiers);
      typeParameters = List.copyOf(typeParameters);
      components = List.copyOf(components);
      supertypes = List.copyOf(supertypes);
    }
  }

  /**
   * A method or constructor.
   *
   * @param returnType as written; empty for a constructor; of Python what stands behind the arrow,
   *     or empty
   * @param returns whether it gives a value back: not void, not a constructor; of Python not {@code
   *     -> None}
   */
  record OfMethod(
      String name,
      boolean constructor,
      List<String> modifiers,
      List<String> typeParameters,
      String returnType,
      boolean returns,
      List<Parameter> parameters,
      List<String> exceptions)
      implements Declaration {
    public OfMethod {
      modifiers = List.copyOf(modifiers);
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
      exceptions = List.copyOf(exceptions);
    }

    /** Its simple parameter types in brackets: {@code (String, byte[])}. */
    public String parameterTypes() {
      return "(" + String.join(", ", parameters.stream().map(Parameter::simpleType).toList()) + ")";
    }
  }

  /** A field or constant. */
  record OfField(String name, List<String> modifiers, String type) implements Declaration {
    public OfField {
      modifiers = List.copyOf(modifiers);
    }
  }

  /**
   * A parameter of a method or a component of a record.
   *
   * @param type as written, empty where the language asks for none
   */
  record Parameter(String name, String type) {

    /** The type without package, annotations and type arguments: {@code Set}, {@code byte[]}. */
    public String simpleType() {
      return SimpleTypes.of(type);
    }
  }

  /** What a grammar makes of a heading. */
  sealed interface Reading {

    /** It is a declaration. */
    record Read(Declaration declaration) implements Reading {}

    /**
     * It is none.
     *
     * @param message what is wrong, in English and Chinese
     * @param start index of the wrong text
     * @param end behind it
     * @param readable what can still be read of it; its name counts as declared
     */
    record Unreadable(
        String message, String chinese, int start, int end, @Nullable Declaration readable)
        implements Reading {}
  }
}
