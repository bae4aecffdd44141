package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A heading at the top of a document and the blocks below it, up to the next such heading; the
 * first section of a document has none. It keeps what was made of it, so that the next design in
 * which it stands unchanged need not make it again.
 */
final class Section {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*+(?:\\(.*\\))?");

  private final Document document;
  private final int start;
  private final int line;
  private final boolean oneLine;
  private final @Nullable Heading heading;
  private final List<Passage> passages;
  private final List<Bullet> bullets;
  private final List<Attribute> attributes;
  private final List<CodeBlock> code;
  private final List<Table> tables;
  private final List<Table> unownedTables;
  private final List<Waiver> waivers;
  private final List<String> asides;
  private final List<Mark> marks;
  private final Part titled = new Part(this, true);
  private final Part untitled = new Part(this, false);

  /** What was last made of it as the beginning of an item or a symbol's section. */
  final Made made = new Made();

  /** A mark of the plan. */
  record Mark(int line, boolean closing) {}

  /**
   * What an owner has of a section.
   *
   * @param isTitled whether the heading is one of its passages
   */
  record Part(Section section, boolean isTitled) {

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** What was made of the parts that begin with a section. */
  static final class Made {
    private List<Part> itemOf = List.of();
    private @Nullable Chapter itemIn;
    private Item.@Nullable Nesting nestedAs;
    private @Nullable Item item;
    private List<Part> sectionOf = List.of();
    private @Nullable SymbolSection section;

    Item item(
        List<Part> parts, @Nullable Chapter chapter, Item.Nesting nesting, Supplier<Item> make) {
      Item last = item;
      if (last == null || itemIn != chapter || !nesting.equals(nestedAs) || !itemOf.equals(parts)) {
        last = make.get();
        item = last;
        itemOf = List.copyOf(parts);
        itemIn = chapter;
        nestedAs = nesting;
      }
      return last;
    }

    SymbolSection section(
        List<Part> parts,
        @Nullable Chapter chapter,
        SymbolSection.Role role,
        String symbol,
        boolean resolved,
        Supplier<SymbolSection> make) {
      SymbolSection last = section;
      if (last == null
          || last.chapter() != chapter
          || last.role() != role
          || last.resolved() != resolved
          || !last.symbol().equals(symbol)
          || !sectionOf.equals(parts)) {
        last = make.get();
        section = last;
        sectionOf = List.copyOf(parts);
      }
      return last;
    }
  }

  /** A section while it is read. */
  static final class Draft {
    int start;
    int line = 1;
    boolean oneLine;
    @Nullable Heading heading;
    List<Passage> passages = new ArrayList<>();
    final List<Bullet> bullets = new ArrayList<>();
    final List<CodeBlock> code = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    final List<Table> unownedTables = new ArrayList<>();
    final List<Waiver> waivers = new ArrayList<>();
    List<String> asides = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    Section section(Document document) {
      return new Section(
          document,
          start,
          line,
          oneLine,
          heading,
          passages,
          bullets,
          code,
          tables,
          unownedTables,
          waivers,
          asides,
          marks);
    }
  }

  /** A heading, and what it may be. */
  static final class Heading {
    private final int level;
    private final Prose prose;
    private final Passage passage;
    private @Nullable Optional<Headings.ItemHeading> item;
    private @Nullable Optional<Chapter> chapter;
    private @Nullable Prose title;
    private @Nullable Boolean reference;
    private @Nullable Grammar grammar;
    private Declaration.@Nullable OfType declaredIn;
    private Declaration.@Nullable Reading declaration;

    Heading(int level, Prose prose, Passage passage) {
      this.level = level;
      this.prose = prose;
      this.passage = passage;
    }

    /** The same in another version of its document. */
    Heading moved(Moved moved) {
      Prose itsProse = moved.prose(prose);
      Heading same =
          new Heading(
              level,
              itsProse,
              new Passage(passage.kind(), itsProse, moved.located(passage.source())));
      same.item = item;
      same.chapter = chapter;
      same.reference = reference;
      same.grammar = grammar;
      same.declaredIn = declaredIn;
      same.declaration = declaration;
      return same;
    }

    int level() {
      return level;
    }

    Prose prose() {
      return prose;
    }

    Passage passage() {
      return passage;
    }

    Optional<Headings.ItemHeading> item() {
      if (item == null) {
        item =
            prose.code().isEmpty() || prose.code().getFirst().start() > 0
                ? Headings.item(prose)
                : Optional.empty();
      }
      return item;
    }

    /** What stands behind the id. */
    Prose title() {
      if (title == null) {
        int from = item().map(Headings.ItemHeading::end).orElse(0);
        while (from < prose.text().length()
            && " \t:.,、。–—".indexOf(prose.text().charAt(from)) >= 0) {
          from++;
        }
        title = ProseReader.part(prose, from, prose.text().length());
      }
      return title;
    }

    Optional<Chapter> chapter() {
      if (chapter == null) {
        chapter = Headings.chapter(prose);
      }
      return chapter;
    }

    boolean isOneCodeSpan() {
      return prose.code().size() == 1
          && prose.text().text().strip().length()
              == prose.code().getFirst().end() - prose.code().getFirst().start();
    }

    /** The text of a heading that is one code span. */
    Located text() {
      return prose.code().isEmpty() ? prose.text() : prose.code().getFirst().text();
    }

    boolean isReference() {
      if (reference == null) {
        reference = REFERENCE.matcher(text().text().strip()).matches();
      }
      return reference;
    }

    Declaration.Reading declaration(Grammar itsGrammar, Declaration.@Nullable OfType owner) {
      Declaration.Reading last = declaration;
      if (last == null || grammar != itsGrammar || !Objects.equals(declaredIn, owner)) {
        last = itsGrammar.read(text().text().strip(), owner);
        declaration = last;
        grammar = itsGrammar;
        declaredIn = owner;
      }
      return last;
    }
  }

  private Section(
      Document document,
      int start,
      int line,
      boolean oneLine,
      @Nullable Heading heading,
      List<Passage> passages,
      List<Bullet> bullets,
      List<CodeBlock> code,
      List<Table> tables,
      List<Table> unownedTables,
      List<Waiver> waivers,
      List<String> asides,
      List<Mark> marks) {
    this.document = document;
    this.start = start;
    this.line = line;
    this.oneLine = oneLine;
    this.heading = heading;
    this.passages = List.copyOf(passages);
    this.bullets = List.copyOf(bullets);
    this.attributes = attributes(bullets);
    this.code = List.copyOf(code);
    this.tables = List.copyOf(tables);
    this.unownedTables =
        unownedTables.size() == tables.size() ? this.tables : List.copyOf(unownedTables);
    this.waivers = List.copyOf(waivers);
    this.asides = List.copyOf(asides);
    this.marks = List.copyOf(marks);
  }

  private static List<Attribute> attributes(List<Bullet> bullets) {
    List<Attribute> attributes = new ArrayList<>();
    for (Bullet bullet : bullets) {
      if (bullet.attribute() != null) {
        attributes.add(bullet.attribute());
      }
    }
    return List.copyOf(attributes);
  }

  /** The same in another version of its document. */
  Section moved(Moved moved) {
    List<Table> itsTables = moved.tables(tables);
    return new Section(
        moved.document(),
        start + moved.characters(),
        line + moved.lines(),
        oneLine,
        heading == null ? null : heading.moved(moved),
        moved.passages(passages),
        moved.bullets(bullets),
        moved.code(code),
        itsTables,
        unownedTables == tables ? itsTables : moved.tables(unownedTables),
        moved.waivers(waivers),
        asides,
        marks.stream().map(m -> new Mark(m.line() + moved.lines(), m.closing())).toList());
  }

  /** The version of its document to which its places refer. */
  Document document() {
    return document;
  }

  /** Where its first line begins. */
  int start() {
    return start;
  }

  /** Its first line, from 1. */
  int line() {
    return line;
  }

  /**
   * Whether what stands before it can't change how it is read: it begins with a heading of one
   * line, which ends whatever was open.
   */
  boolean standsAlone() {
    return heading == null || oneLine;
  }

  @Nullable Heading heading() {
    return heading;
  }

  Part part(boolean isTitled) {
    return isTitled ? titled : untitled;
  }

  List<Passage> passages() {
    return passages;
  }

  List<Bullet> bullets() {
    return bullets;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  List<CodeBlock> code() {
    return code;
  }

  List<Table> tables() {
    return tables;
  }

  /** Its tables where it belongs to nobody. */
  List<Table> unownedTables() {
    return unownedTables;
  }

  List<Waiver> waivers() {
    return waivers;
  }

  /** What nobody reads, and still says something. */
  List<String> asides() {
    return asides;
  }

  List<Mark> marks() {
    return marks;
  }
}
