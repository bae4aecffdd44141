package dev.tenon.code;

import java.util.List;

/**
 * The one definition of a validation pattern.
 *
 * @param name {@code VAL_…} or {@code AST_…}, or another name of the library
 * @param parameters in order
 * @param templates blocks of code, the variants of each language in the order of the pattern file
 */
public record Pattern(String name, List<Parameter> parameters, List<Template> templates) {

  public Pattern {
    parameters = List.copyOf(parameters);
    templates = List.copyOf(templates);
  }

  /** A parameter: {@code b?} is none or one, {@code c…} one or more. */
  public record Parameter(String name, boolean optional, boolean variadic) {}

  /**
   * One block of a pattern.
   *
   * @param language {@code java}, {@code python}, …
   * @param variant empty, or {@code collection}, {@code map}, {@code array}, {@code text}
   * @param code as written, import lines taken out
   * @param imports names to import, without {@code import} and semicolon
   */
  public record Template(String language, String variant, String code, List<String> imports) {
    public Template {
      imports = List.copyOf(imports);
    }
  }
}
