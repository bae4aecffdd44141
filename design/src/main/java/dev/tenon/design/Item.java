package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading with an id, and what stands below it up to the next heading of its level.
 *
 * @param id its name
 * @param title the heading behind the id
 * @param idAt place of the id in the heading
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
    List<Waiver> waivers)
    implements Owner {

  public Item {
    passages = List.copyOf(passages);
    bullets = List.copyOf(bullets);
    attributes = List.copyOf(attributes);
    code = List.copyOf(code);
    tables = List.copyOf(tables);
    waivers = List.copyOf(waivers);
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
