package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An item or a symbol's section while its document is put in order. */
final class OwnerDraft {
  private final Section first;
  private final Prose heading;
  private final @Nullable Chapter chapter;
  private final List<Section.Part> parts = new ArrayList<>(1);

  /** The item around it. */
  @Nullable Id parent;

  /** How many passages there were when the first item in it began; -1: none did. */
  private int ownPassages = -1;

  /** The id, for an item. */
  @Nullable Id id;

  @Nullable Position idAt;

  /** What the heading declares, for a type or member; of an unreadable one what can be read. */
  @Nullable Declaration declaration;

  /** Why the heading is no declaration. */
  Declaration.Reading.@Nullable Unreadable unreadable;

  SymbolSection.@Nullable Role role;

  /** The symbol of the type around it, for a type, member or reference. */
  @Nullable String enclosing;

  OwnerDraft(Section first, Prose heading, @Nullable Chapter chapter) {
    this.first = first;
    this.heading = heading;
    this.chapter = chapter;
  }

  void add(Section.Part part) {
    parts.add(part);
  }

  /** An item begins in it. */
  void innerItem() {
    if (ownPassages < 0) {
      ownPassages = passages().size();
    }
  }

  Item item(Id itsId, Position at) {
    Item.Nesting nesting =
        new Item.Nesting(parent, ownPassages < 0 ? passages().size() : ownPassages);
    return first.made.item(
        parts,
        chapter,
        nesting,
        () ->
            new Item(
                itsId,
                title(),
                at,
                chapter,
                passages(),
                all(Section::bullets),
                attributes(),
                all(Section::code),
                all(Section::tables),
                all(Section::waivers),
                all(Section::asides),
                nesting));
  }

  private Prose title() {
    Section.Heading own = first.heading();
    return own == null ? heading : own.title();
  }

  SymbolSection section(String symbol, boolean resolved) {
    SymbolSection.Role itsRole = role == null ? SymbolSection.Role.REFERENCE : role;
    return first.made.section(
        parts,
        chapter,
        itsRole,
        symbol,
        resolved,
        () ->
            new SymbolSection(
                itsRole,
                headingText(),
                symbol,
                resolved,
                chapter,
                passages(),
                all(Section::bullets),
                attributes(),
                all(Section::code),
                all(Section::tables),
                all(Section::waivers)));
  }

  List<Attribute> attributes() {
    return all(Section::attributes);
  }

  private List<Passage> passages() {
    if (parts.size() == 1 && !parts.getFirst().isTitled()) {
      return parts.getFirst().section().passages();
    }
    List<Passage> all = new ArrayList<>();
    for (Section.Part part : parts) {
      Section.Heading itsHeading = part.section().heading();
      if (part.isTitled() && itsHeading != null) {
        all.add(itsHeading.passage());
      }
      all.addAll(part.section().passages());
    }
    return all;
  }

  private <T> List<T> all(Function<Section, List<T>> what) {
    if (parts.size() == 1) {
      return what.apply(parts.getFirst().section());
    }
    List<T> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(what.apply(part.section())));
    return all;
  }

  /** The text of a heading that is one code span. */
  Located headingText() {
    return heading.code().isEmpty() ? heading.text() : heading.code().getFirst().text();
  }
}
