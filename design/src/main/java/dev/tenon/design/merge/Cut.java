package dev.tenon.design.merge;

import dev.tenon.design.Document;
import dev.tenon.design.DocumentOutline;
import dev.tenon.design.DocumentOutline.Head;
import dev.tenon.design.DocumentOutline.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One version of a document, cut into sections. */
final class Cut {
  /** The section before the first heading. */
  static final String TOP = "top";

  private final Text text;
  private final DocumentOutline outline;
  private final Set<String> scattered;
  private final List<Section> sections = new ArrayList<>();

  /**
   * A section before its key is known.
   *
   * @param brief names it, if nothing else has that name in any version
   * @param full names it by what it stands in, too
   * @param owner index of the item or symbol that it belongs to, -1 for none
   * @param from index of its first line
   * @param to behind its last one
   */
  private record Section(
      Kind kind, String brief, String full, String name, int level, int owner, int from, int to) {}

  private Cut(Text text, DocumentOutline outline, Set<String> scattered) {
    this.text = text;
    this.outline = outline;
    this.scattered = scattered;
    sections();
  }

  static Cut of(Text text, String language) {
    Document document = new Document("", String.join("", text.lines()));
    return new Cut(text, DocumentOutline.of(document, language), Set.of());
  }

  /**
   * The same, with each heading in the given items and symbols a section of its own.
   *
   * <p>Else what stands before such a heading would decide whether it is in its item's section, and
   * one side's item put in there, or taken out, would be a change of the item around it.
   */
  Cut apart(Set<String> owners) {
    return scattered.containsAll(owners) ? this : new Cut(text, outline, owners);
  }

  /** Brief names of the items and symbols that go on behind another section. */
  Set<String> scattered() {
    Set<String> owners = new HashSet<>();
    for (Section section : sections) {
      if (section.kind() == Kind.OTHER && section.owner() >= 0) {
        owners.add(sections.get(section.owner()).brief());
      }
    }
    return owners;
  }

  /** Finds the sections; a plain heading directly below an item or symbol is part of it. */
  private void sections() {
    record Open(int level, int section, String path) {}
    List<Open> open = new ArrayList<>();
    add(new Section(Kind.OTHER, TOP, TOP, "the beginning", 0, -1, 0, 0));
    for (Head head : outline.heads()) {
      while (!open.isEmpty() && open.getLast().level() >= head.level()) {
        open.removeLast();
      }
      int owner = -1;
      for (Open around : open) {
        Kind kind = sections.get(around.section()).kind();
        owner = kind == Kind.ITEM || kind == Kind.SYMBOL ? around.section() : owner;
      }
      int last = sections.size() - 1;
      if (head.kind() == Kind.OTHER
          && owner == last
          && !scattered.contains(sections.get(owner).brief())) {
        continue;
      }
      boolean top = open.isEmpty() || head.kind() == Kind.ITEM; // an id is one wherever it stands
      String path = (top ? "" : open.getLast().path() + "/") + head.name();
      open.add(new Open(head.level(), sections.size(), path));
      String line = text.lines().get(head.line() - 1).strip();
      String place = head.chapter() == null ? "" : head.chapter().name();
      String brief =
          switch (head.kind()) {
            case ITEM -> "item " + head.name();
            case CHAPTER -> "chapter " + head.name();
            case SYMBOL -> "symbol " + place + " " + head.name();
            case OTHER -> "heading " + head.name();
          };
      String full =
          switch (head.kind()) {
            case ITEM, CHAPTER -> brief;
            case SYMBOL -> brief + " " + line;
            case OTHER -> "heading " + path;
          };
      boolean own = head.kind() == Kind.ITEM || head.kind() == Kind.SYMBOL;
      add(
          new Section(
              head.kind(),
              brief,
              full,
              head.name(),
              head.level(),
              own ? sections.size() : owner,
              head.line() - 1,
              0));
    }
    add(new Section(Kind.OTHER, "", "", "", 0, -1, text.lines().size(), 0));
    sections.removeLast();
  }

  /** Adds a section and ends the one before it. */
  private void add(Section section) {
    if (!sections.isEmpty()) {
      Section last = sections.removeLast();
      sections.add(
          new Section(
              last.kind(),
              last.brief(),
              last.full(),
              last.name(),
              last.level(),
              last.owner(),
              last.from(),
              section.from()));
    }
    sections.add(section);
  }

  /** Ids and brief names that stand in it more than once. */
  Set<String> repeated() {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Section section : sections) {
      if (!seen.add(section.brief())) {
        repeated.add(section.brief());
      }
    }
    return repeated;
  }

  /** Names of its items, in order. */
  List<String> items() {
    return sections.stream().filter(s -> s.kind() == Kind.ITEM).map(Section::name).toList();
  }

  /**
   * The sections by key, in order.
   *
   * @param ambiguous brief names that don't tell sections apart in all versions
   */
  Map<String, Piece> pieces(Set<String> ambiguous) {
    List<String> keys = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Section section : sections) {
      String key = ambiguous.contains(section.brief()) ? section.full() : section.brief();
      int count = counts.merge(key, 1, Integer::sum);
      keys.add(count == 1 ? key : key + " #" + count);
    }
    Map<String, Piece> pieces = new LinkedHashMap<>();
    Tables tables = new Tables(text, outline);
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      int end = section.to();
      while (end > section.from() && text.lines().get(end - 1).isBlank()) {
        end--;
      }
      String key = keys.get(i);
      pieces.put(
          key,
          new Piece(
              key,
              section.owner() < 0 ? key : keys.get(section.owner()),
              section.name(),
              section.owner() >= 0,
              section.level(),
              tables.parts(section.from(), end),
              new Piece.Gap(text.lines().subList(end, section.to()), i == sections.size() - 1)));
    }
    return pieces;
  }
}
