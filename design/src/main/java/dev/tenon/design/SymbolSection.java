package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading that is one code span, in chapter 4 or 5, and what stands directly below it.
 *
 * @param role what the heading is
 * @param heading the text of the code span
 * @param symbol the symbol it stands for: of a type {@code Outer.Inner}, of a member {@code
 *     Type.name} (with parameter types if overloaded), of a reference what it resolves to, else as
 *     it is written without white space
 * @param resolved whether a reference names something that is declared
 */
public record SymbolSection(
    Role role,
    Located heading,
    String symbol,
    boolean resolved,
    @Nullable Chapter chapter,
    List<Passage> passages,
    List<Bullet> bullets,
    List<Attribute> attributes,
    List<CodeBlock> code,
    List<Table> tables,
    List<Waiver> waivers)
    implements Owner {

  /** What a symbol's heading is. */
  public enum Role {
    TYPE,
    MEMBER,
    REFERENCE
  }

  public SymbolSection {
    passages = List.copyOf(passages);
    bullets = List.copyOf(bullets);
    attributes = List.copyOf(attributes);
    code = List.copyOf(code);
    tables = List.copyOf(tables);
    waivers = List.copyOf(waivers);
  }

  @Override
  public String name() {
    return symbol;
  }

  @Override
  public Position at() {
    return heading.at();
  }
}
