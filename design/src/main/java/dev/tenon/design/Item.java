package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading with an id, and what stands below it up to the next heading of its level.
 *
 * @param id its name
 * @param title the heading behind the id
 * @param idAt place of the id in the heading
 * @param asides what stands in it beside all that: code in lists and quotations, indented code
 * @param nesting where it stands among other items
 */
public record Item(
    Id id,
    Prose title,
    Position idAt,
    @Nullable Chapter chapter,
    List<Passage> passages,
    List<Bullet> bullets,
    List<Attribute> attributes,
    List<CodeBlock> code,
    List<Table> tables,
    List<Waiver> waivers,
    List<String> asides,
    Nesting nesting)
    implements Owner {

  /**
   * Where an item stands among others.
   *
   * @param parent the innermost item in whose section it stands, or null
   * @param ownPassages how many of its passages stand before the first item in it
   */
  public record Nesting(@Nullable Id parent, int ownPassages) {}

  public Item {
    passages = List.copyOf(passages);
    bullets = List.copyOf(bullets);
    attributes = List.copyOf(attributes);
    code = List.copyOf(code);
    tables = List.copyOf(tables);
    waivers = List.copyOf(waivers);
    asides = List.copyOf(asides);
  }

  @Override
  public String name() {
    return id.toString();
  }

  @Override
  public Position at() {
    return idAt;
  }
}
