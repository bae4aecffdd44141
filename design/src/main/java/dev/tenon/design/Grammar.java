package dev.tenon.design;

import org.jspecify.annotations.Nullable;

/** Reads the declarations of one programming language; knows no bodies. */
interface Grammar {

  /** The grammar of a language by its name in {@code tenon.toml}. */
  static Grammar of(String language) {
    return switch (language) {
      case "java" -> new JavaGrammar();
      case "python" -> new PythonGrammar();
      default -> new PlainGrammar(language);
    };
  }

  /**
   * Reads a heading.
   *
   * @param heading what stands between the code marks
   * @param owner the type under which it stands, or null
   */
  Declaration.Reading read(String heading, Declaration.@Nullable OfType owner);

  /** Whether a declared method has a body in code. */
  boolean hasBody(Declaration.OfMethod method, Declaration.OfType owner);

  /** Whether members may stand under no type. */
  default boolean allowsFreeMembers() {
    return true;
  }
}
