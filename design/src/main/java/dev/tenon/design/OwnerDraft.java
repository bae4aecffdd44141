package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item or a symbol's section while its document is read. */
final class OwnerDraft {
  final Prose heading;
  final @Nullable Chapter chapter;
  final List<Passage> passages = new ArrayList<>();
  final List<Bullet> bullets = new ArrayList<>();
  final List<Attribute> attributes = new ArrayList<>();
  final List<CodeBlock> code = new ArrayList<>();
  final List<Table> tables = new ArrayList<>();
  final List<Waiver> waivers = new ArrayList<>();

  /** What nobody reads, and still says something. */
  final List<String> asides = new ArrayList<>();

  /** The item around it. */
  @Nullable Id parent;

  /** How many passages there were when the first item in it began; -1: none did. */
  private int ownPassages = -1;

  /** The id, for an item. */
  @Nullable Id id;

  @Nullable Position idAt;
  @Nullable Prose title;

  /** What the heading declares, for a type or member; of an unreadable one what can be read. */
  @Nullable Declaration declaration;

  /** Why the heading is no declaration. */
  Declaration.Reading.@Nullable Unreadable unreadable;

  SymbolSection.@Nullable Role role;

  /** The symbol of the type around it, for a type, member or reference. */
  @Nullable String enclosing;

  OwnerDraft(Prose heading, @Nullable Chapter chapter) {
    this.heading = heading;
    this.chapter = chapter;
  }

  Item item(Id itsId, Position at) {
    Prose itsTitle = title == null ? heading : title;
    return new Item(
        itsId,
        itsTitle,
        at,
        chapter,
        passages,
        bullets,
        attributes,
        code,
        tables,
        waivers,
        asides,
        new Item.Nesting(parent, ownPassages < 0 ? passages.size() : ownPassages));
  }

  /** An item begins in it. */
  void innerItem() {
    if (ownPassages < 0) {
      ownPassages = passages.size();
    }
  }

  SymbolSection section(String symbol, boolean resolved) {
    return new SymbolSection(
        role == null ? SymbolSection.Role.REFERENCE : role,
        headingText(),
        symbol,
        resolved,
        chapter,
        passages,
        bullets,
        attributes,
        code,
        tables,
        waivers);
  }

  /** The text of a heading that is one code span. */
  Located headingText() {
    return heading.code().isEmpty() ? heading.text() : heading.code().getFirst().text();
  }
}
