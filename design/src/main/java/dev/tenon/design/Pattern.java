package dev.tenon.design;

import java.util.List;

/**
 * A pattern: the one definition of a validation.
 *
 * @param name {@code VAL_INT_RANGE}
 * @param parameters in order
 * @param summary its first paragraph
 * @param blocks code, in the order of the file
 * @param builtIn whether it is Tenon's own
 * @param at its name in the heading
 */
public record Pattern(
    String name,
    List<Parameter> parameters,
    String summary,
    List<Block> blocks,
    boolean builtIn,
    Position at) {

  public Pattern {
    parameters = List.copyOf(parameters);
    blocks = List.copyOf(blocks);
  }

  /** A parameter: {@code b?} is none or one, {@code c…} one or more. */
  public record Parameter(String name, boolean optional, boolean variadic) {}

  /**
   * A block of code for one language.
   *
   * @param language {@code java}
   * @param variant empty, or {@code collection}, {@code map}, {@code array}, {@code text}
   * @param code without its import lines
   * @param imports names that it imports
   */
  public record Block(String language, String variant, String code, List<String> imports) {
    public Block {
      imports = List.copyOf(imports);
    }

    /** How many lines of it aren't blank. */
    public int length() {
      return (int) code.lines().filter(line -> !line.isBlank()).count();
    }
  }

  /** Whether it can take that many arguments. */
  public boolean takes(int arguments) {
    long least = parameters.stream().filter(p -> !p.optional()).count();
    boolean open = parameters.stream().anyMatch(Parameter::variadic);
    return arguments >= least && (open || arguments <= parameters.size());
  }

  /** Whether its expansion in a language is long: more than ten lines that aren't blank. */
  public boolean isLong(String language) {
    return blocks.stream()
        .filter(b -> b.language().equals(language))
        .findFirst()
        .map(b -> b.length() > 10)
        .orElse(false);
  }

  /** Its form as a heading: {@code VAL_INT_RANGE(value, min, max)}. */
  public String heading() {
    return name
        + "("
        + String.join(
            ", ",
            parameters.stream()
                .map(p -> p.name() + (p.optional() ? "?" : p.variadic() ? "…" : ""))
                .toList())
        + ")";
  }
}
