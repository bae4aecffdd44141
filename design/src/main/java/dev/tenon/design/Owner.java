package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What text belongs to: an item or a symbol's section. */
public sealed interface Owner permits Item, SymbolSection {

  /** Its name in findings. */
  String name();

  /** Its heading's id or symbol. */
  Position at();

  /** The chapter that it stands in; null outside of the known ones. */
  @Nullable Chapter chapter();

  /** Its prose in order; neither attributes nor tags. */
  List<Passage> passages();

  /** The bullets that stand directly in it. */
  List<Bullet> bullets();

  List<Attribute> attributes();

  List<CodeBlock> code();

  List<Table> tables();

  List<Waiver> waivers();

  /** The refs of all attributes of a key, in order. */
  default List<Ref> refs(Key key) {
    List<Ref> refs = new ArrayList<>();
    for (Attribute attribute : attributes()) {
      if (attribute.key() == key) {
        refs.addAll(attribute.refs());
      }
    }
    return refs;
  }
}
