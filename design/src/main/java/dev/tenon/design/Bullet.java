package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bullet that stands directly in an item or a symbol's section, whatever it turns out to be.
 *
 * @param label what stands before the first colon, as read (half-width, without marks); null if
 *     there is no colon
 * @param labelAt place of the label, of the bullet's text without one
 * @param values what follows the colon (or all), then the bullets of a nested list
 * @param source the Markdown of its first paragraph as written, line breaks as spaces
 * @param attribute the attribute that it is, or null
 * @param tag the tag that it is, or null
 */
public record Bullet(
    @Nullable String label,
    Position labelAt,
    List<Prose> values,
    Located source,
    @Nullable Attribute attribute,
    @Nullable Tag tag) {
  public Bullet {
    values = List.copyOf(values);
  }

  /** What its values name, if they are read as those of a link. */
  public List<Ref> refs() {
    return values.stream().flatMap(v -> RefReader.read(v).stream()).toList();
  }
}
