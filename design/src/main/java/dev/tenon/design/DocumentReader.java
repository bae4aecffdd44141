package dev.tenon.design;

import dev.tenon.design.DocumentOutline.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the sections of a document in order: which heading is what, and what belongs to whom. */
final class DocumentReader {
  private final Document document;
  private final Grammar grammar;
  private final Outline outline;
  private final List<Open> open = new ArrayList<>();

  /** A section that is not closed yet. */
  private record Open(int level, @Nullable OwnerDraft owner, @Nullable Chapter chapter) {}

  /** What the documents hold, in reading order. */
  static final class Outline {
    final List<Design.ChapterHeading> chapters = new ArrayList<>();
    final List<OwnerDraft> owners = new ArrayList<>();
    final List<Design.Unnumbered> unnumbered = new ArrayList<>();
    final List<Parameter> parameters = new ArrayList<>();
    final List<Waiver> waivers = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<PlacedTable> tables = new ArrayList<>();
    final List<DocumentOutline.Head> heads = new ArrayList<>();
  }

  /** A mark of the plan. */
  record Mark(Document document, int line, boolean closing) {}

  /** A table with its document. */
  record PlacedTable(Document document, Table table) {}

  private DocumentReader(Document document, Grammar grammar, Outline outline) {
    this.document = document;
    this.grammar = grammar;
    this.outline = outline;
  }

  /** Adds what a document says to an outline. */
  static void read(Document document, List<Section> sections, Grammar grammar, Outline outline) {
    DocumentReader reader = new DocumentReader(document, grammar, outline);
    for (Section section : sections) {
      Section.Heading heading = section.heading();
      boolean titled = heading != null && reader.opens(section, heading);
      reader.take(section, titled);
    }
  }

  /**
   * Opens what begins with a heading.
   *
   * @return whether the heading is a part of what stands around it
   */
  private boolean opens(Section section, Section.Heading heading) {
    while (!open.isEmpty() && open.getLast().level() >= heading.level()) {
      open.removeLast();
    }
    Chapter around = open.isEmpty() ? null : open.getLast().chapter();
    Optional<Headings.ItemHeading> item = heading.item();
    if (item.isPresent()) {
      OwnerDraft draft = item(section, heading, item.get(), around);
      open.add(new Open(heading.level(), draft, around));
      String name = draft.id == null ? heading.prose().plain() : draft.id.toString();
      head(section, heading, draft.id == null ? Kind.OTHER : Kind.ITEM, name, around);
      return false;
    }
    if (heading.isOneCodeSpan() && (around == Chapter.INTERFACES || around == Chapter.DETAILS)) {
      OwnerDraft draft = symbol(section, heading, around);
      open.add(new Open(heading.level(), draft, around));
      head(section, heading, Kind.SYMBOL, symbolName(draft), around);
      return false;
    }
    Chapter chapter = heading.level() <= 2 ? heading.chapter().orElse(null) : null;
    if (chapter != null) {
      outline.chapters.add(new Design.ChapterHeading(chapter, document, heading.prose().at()));
      open.add(new Open(heading.level(), null, chapter));
      head(section, heading, Kind.CHAPTER, chapter.name(), chapter);
      return false;
    }
    open.add(new Open(heading.level(), null, around));
    head(section, heading, Kind.OTHER, heading.prose().plain(), around);
    return true;
  }

  private void head(
      Section section, Section.Heading heading, Kind kind, String name, @Nullable Chapter chapter) {
    outline.heads.add(
        new DocumentOutline.Head(section.line(), heading.level(), kind, name, chapter));
  }

  /** As it is declared, without parameters; of a reference and of what can't be read, the text. */
  private static String symbolName(OwnerDraft draft) {
    Declaration declaration = draft.declaration;
    if (declaration == null) {
      return draft.headingText().text().strip();
    }
    return draft.enclosing == null
        ? declaration.name()
        : draft.enclosing + "." + declaration.name();
  }

  /** Gives what a section says to whom it belongs. */
  private void take(Section section, boolean titled) {
    OwnerDraft owner = owner();
    if (owner != null) {
      owner.add(section.part(titled));
    } else {
      outline.waivers.addAll(section.waivers());
    }
    for (Table table : owner == null ? section.unownedTables() : section.tables()) {
      outline.tables.add(new PlacedTable(document, table));
      ParameterReader.read(table, owner == null ? null : owner.id, outline.parameters);
    }
    for (Section.Mark mark : section.marks()) {
      outline.marks.add(new Mark(document, mark.line(), mark.closing()));
    }
  }

  private OwnerDraft item(
      Section section,
      Section.Heading own,
      Headings.ItemHeading heading,
      @Nullable Chapter chapter) {
    Prose prose = own.prose();
    OwnerDraft draft = new OwnerDraft(section, prose, chapter);
    Position at = prose.text().at(heading.start(), heading.end());
    draft.idAt = at;
    draft.id = heading.id();
    for (Open around : open) {
      if (around.owner() != null && around.owner().idAt != null) {
        around.owner().innerItem();
        draft.parent = around.owner().id;
      }
    }
    if (heading.id() == null) {
      String written = heading.written().toUpperCase(Locale.ROOT);
      outline.unnumbered.add(new Design.Unnumbered(written.substring(0, written.length() - 1), at));
    } else {
      outline.owners.add(draft);
    }
    return draft;
  }

  private OwnerDraft symbol(Section section, Section.Heading heading, Chapter chapter) {
    OwnerDraft draft = new OwnerDraft(section, heading.prose(), chapter);
    OwnerDraft around = enclosingType();
    draft.enclosing = around == null ? null : typeSymbol(around);
    outline.owners.add(draft);
    if (chapter == Chapter.DETAILS && heading.isReference()) {
      draft.role = SymbolSection.Role.REFERENCE;
      return draft;
    }
    Declaration.OfType owner =
        around != null && around.declaration instanceof Declaration.OfType type ? type : null;
    switch (heading.declaration(grammar, owner)) {
      case Declaration.Reading.Read(Declaration declaration) -> {
        draft.declaration = declaration;
        boolean member = !(declaration instanceof Declaration.OfType);
        if (member && around == null && !grammar.allowsFreeMembers()) {
          int end = draft.headingText().text().strip().length();
          draft.unreadable =
              new Declaration.Reading.Unreadable(
                  "it stands under no type", "它不在任何类型之下", 0, end, declaration);
        }
      }
      case Declaration.Reading.Unreadable unreadable -> {
        draft.unreadable = unreadable;
        draft.declaration = unreadable.readable();
      }
    }
    draft.role =
        draft.declaration instanceof Declaration.OfType
            ? SymbolSection.Role.TYPE
            : SymbolSection.Role.MEMBER;
    return draft;
  }

  /** The innermost type, or reference to one, in whose section the next heading stands. */
  private @Nullable OwnerDraft enclosingType() {
    for (int i = open.size() - 1; i >= 0; i--) {
      OwnerDraft owner = open.get(i).owner();
      if (owner != null
          && (owner.role == SymbolSection.Role.TYPE
              || owner.role == SymbolSection.Role.REFERENCE)) {
        return owner;
      }
    }
    return null;
  }

  /** {@code Outer.Inner} of a type's section; of a reference what it says. */
  static String typeSymbol(OwnerDraft type) {
    if (type.declaration == null) {
      return type.headingText().text().replaceAll("\\s+", "");
    }
    String name = type.declaration.name();
    return type.enclosing == null ? name : type.enclosing + "." + name;
  }

  private @Nullable OwnerDraft owner() {
    for (int i = open.size() - 1; i >= 0; i--) {
      OwnerDraft owner = open.get(i).owner();
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }
}
