package dev.tenon.design.change;

import dev.tenon.design.Chapter;
import dev.tenon.design.Position;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be accepted, changed and in doubt: an item, a parameter or a symbol.
 *
 * @param name id, name or symbol
 * @param title for people, may be empty
 * @param at its id, name or heading
 * @param chapters in which it stands; a symbol stands in two
 * @param parent the item in whose section it stands, empty for none
 * @param links what it leans on, in order, each once
 */
public record Subject(
    String name,
    Kind kind,
    String title,
    Position at,
    Set<Chapter> chapters,
    @Nullable String parent,
    List<Link> links) {

  /** What it is. */
  public enum Kind {
    ITEM,
    PARAMETER,
    TYPE,
    METHOD,
    FIELD
  }

  public Subject {
    chapters = Set.copyOf(chapters);
    links = List.copyOf(links);
  }

  /** Whether it has an entry of its own in the lock; of symbols only the links have. */
  boolean isStamped() {
    return kind == Kind.ITEM || kind == Kind.PARAMETER;
  }
}
