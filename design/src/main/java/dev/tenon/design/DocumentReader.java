package dev.tenon.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Reads one document: which heading is what, and what belongs to whom. */
final class DocumentReader {
  private static final Pattern WAIVER =
      Pattern.compile("<!--\\s*tenon:waive\\b(.*?)-->", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile("<!--\\s*(/?)tenon:plan\\s*-->");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*+(?:\\(.*\\))?");

  private final Document document;
  private final String readable;
  private final Grammar grammar;
  private final Predicate<String> library;
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
  }

  /** A mark of the plan. */
  record Mark(Document document, int line, boolean closing) {}

  /** A table with its document. */
  record PlacedTable(Document document, Table table) {}

  private DocumentReader(
      Document document, Grammar grammar, Predicate<String> library, Outline outline) {
    this.document = document;
    this.readable = Markdown.readable(document);
    this.grammar = grammar;
    this.library = library;
    this.outline = outline;
  }

  static void read(Document document, Grammar grammar, Predicate<String> library, Outline outline) {
    DocumentReader reader = new DocumentReader(document, grammar, library, outline);
    Node root = Markdown.parse(document);
    for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        reader.heading(heading);
      } else {
        reader.block(node, true);
        reader.comments(node);
      }
    }
  }

  private void heading(Heading heading) {
    section(heading);
    comments(heading);
  }

  /** Opens what begins with a heading. */
  private void section(Heading heading) {
    while (!open.isEmpty() && open.getLast().level() >= heading.getLevel()) {
      open.removeLast();
    }
    Prose prose = ProseReader.read(document, heading);
    Chapter around = open.isEmpty() ? null : open.getLast().chapter();
    Optional<Headings.ItemHeading> item =
        prose.code().isEmpty() || prose.code().getFirst().start() > 0
            ? Headings.item(prose)
            : Optional.empty();
    if (item.isPresent()) {
      open.add(new Open(heading.getLevel(), item(prose, item.get(), around), around));
      return;
    }
    if (isOneCodeSpan(prose) && (around == Chapter.INTERFACES || around == Chapter.DETAILS)) {
      open.add(new Open(heading.getLevel(), symbol(prose, around), around));
      return;
    }
    Chapter chapter = heading.getLevel() <= 2 ? Headings.chapter(prose).orElse(null) : null;
    if (chapter != null) {
      outline.chapters.add(new Design.ChapterHeading(chapter, document, prose.at()));
      open.add(new Open(heading.getLevel(), null, chapter));
      return;
    }
    OwnerDraft owner = owner();
    if (owner != null) {
      owner.passages.add(new Passage(Passage.Kind.HEADING, prose, source(heading)));
    }
    open.add(new Open(heading.getLevel(), null, around));
  }

  private OwnerDraft item(Prose prose, Headings.ItemHeading heading, @Nullable Chapter chapter) {
    OwnerDraft draft = new OwnerDraft(prose, chapter);
    Position at = prose.text().at(heading.start(), heading.end());
    int title = heading.end();
    while (title < prose.text().length() && " \t:.,、。–—".indexOf(prose.text().charAt(title)) >= 0) {
      title++;
    }
    draft.title = ProseReader.part(prose, title, prose.text().length());
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

  private static boolean isOneCodeSpan(Prose prose) {
    return prose.code().size() == 1
        && prose.text().text().strip().length()
            == prose.code().getFirst().end() - prose.code().getFirst().start();
  }

  private OwnerDraft symbol(Prose prose, Chapter chapter) {
    OwnerDraft draft = new OwnerDraft(prose, chapter);
    OwnerDraft around = enclosingType();
    draft.enclosing = around == null ? null : typeSymbol(around);
    String text = draft.headingText().text().strip();
    outline.owners.add(draft);
    if (chapter == Chapter.DETAILS && REFERENCE.matcher(text).matches()) {
      draft.role = SymbolSection.Role.REFERENCE;
      return draft;
    }
    Declaration.OfType owner =
        around != null && around.declaration instanceof Declaration.OfType type ? type : null;
    switch (grammar.read(text, owner)) {
      case Declaration.Reading.Read(Declaration declaration) -> {
        draft.declaration = declaration;
        boolean member = !(declaration instanceof Declaration.OfType);
        if (member && around == null && !grammar.allowsFreeMembers()) {
          draft.unreadable =
              new Declaration.Reading.Unreadable(
                  "it stands under no type", "它不在任何类型之下", 0, text.length(), declaration);
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

  private void block(Node node, boolean direct) {
    switch (node) {
      case Paragraph p -> passage(Passage.Kind.PARAGRAPH, p);
      case BulletList list -> {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          if (direct) {
            bullet((ListItem) item);
          } else {
            nested(item);
          }
        }
      }
      case ListBlock list -> nested(list);
      case BlockQuote quote -> quote(quote);
      case FencedCodeBlock code -> code(code);
      case TableBlock table -> table(table);
      default -> aside(node);
    }
  }

  /** What nobody reads, and still says something; comments say nothing. */
  private void aside(Node node) {
    OwnerDraft owner = owner();
    String text =
        switch (node) {
          case FencedCodeBlock code -> code.getLiteral();
          case IndentedCodeBlock code -> code.getLiteral();
          case HtmlBlock html -> COMMENT.matcher(html.getLiteral()).replaceAll(" ");
          case Paragraph p -> ProseReader.read(document, p).plain();
          default -> "";
        };
    if (owner != null && !text.isBlank()) {
      owner.asides.add(text);
    }
  }

  /** Blocks inside of list items, whatever their depth: prose and tables, no attributes. */
  private void nested(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inside(node);
    }
  }

  /** One block of a list item. */
  private void inside(Node node) {
    switch (node) {
      case Paragraph p -> passage(Passage.Kind.BULLET, p);
      case TableBlock table -> table(table);
      case BlockQuote quote -> quote(quote);
      case ListBlock list -> nested(list);
      case ListItem item -> nested(item);
      default -> aside(node);
    }
  }

  private void quote(Node quote) {
    for (Node node = quote.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph p) {
        passage(Passage.Kind.QUOTE, p);
      } else if (node instanceof TableBlock table) {
        table(table);
      } else {
        aside(node);
        quote(node);
      }
    }
  }

  private void passage(Passage.Kind kind, Node paragraph) {
    OwnerDraft owner = owner();
    if (owner != null) {
      owner.passages.add(
          new Passage(kind, ProseReader.read(document, paragraph), source(paragraph)));
    }
  }

  /** What Tenon is told in comments, wherever they stand in a block: not in code. */
  private void comments(Node block) {
    switch (block) {
      case HtmlBlock html -> html(html.getLiteral(), Markdown.start(html));
      case HtmlInline html -> html(html.getLiteral(), Markdown.start(html));
      default -> {
        for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
          comments(node);
        }
      }
    }
  }

  private void html(String literal, int start) {
    Matcher waiver = WAIVER.matcher(literal);
    while (waiver.find()) {
      Position at = document.position(start + waiver.start(), start + waiver.end());
      String body = waiver.group(1);
      int colon = body.indexOf(':');
      String rules = colon < 0 ? body : body.substring(0, colon);
      String reason = colon < 0 ? "" : body.substring(colon + 1).strip();
      List<String> names = new ArrayList<>();
      for (String name : rules.split("[,、\\s]+")) {
        if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
      OwnerDraft owner = owner();
      (owner == null ? outline.waivers : owner.waivers).add(new Waiver(names, reason, at));
    }
    Matcher mark = MARK.matcher(literal);
    while (mark.find()) {
      int line = document.lineAt(start + mark.start());
      outline.marks.add(new Mark(document, line, !mark.group(1).isEmpty()));
    }
  }

  private void bullet(ListItem item) {
    Node first = item.getFirstChild();
    OwnerDraft owner = owner();
    if (owner == null || !(first instanceof Paragraph paragraph)) {
      nested(item);
      return;
    }
    Located source = source(paragraph);
    Tag tag = TagReader.bullet(source, library);
    Prose prose = ProseReader.read(document, paragraph);
    if (tag != null) {
      owner.bullets.add(new Bullet(null, prose.at(), List.of(prose), source, null, tag));
      return;
    }
    int colon = prose.text().text().indexOf(':');
    String label = colon < 0 ? null : ProseReader.plain(prose).text().substring(0, colon).strip();
    Position labelAt = colon < 0 ? prose.at() : prose.text().part(0, colon).at();
    List<Prose> values = new ArrayList<>();
    values.add(ProseReader.part(prose, colon + 1, prose.text().length()));
    for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
      nestedValues(more, values);
    }
    Attribute attribute = label == null ? null : attribute(label, prose, values);
    owner.bullets.add(new Bullet(label, labelAt, values, source, attribute, null));
    if (attribute != null) {
      owner.attributes.add(attribute);
      for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
        aside(more);
      }
    } else {
      owner.passages.add(new Passage(Passage.Kind.BULLET, prose, source));
      for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
        inside(more);
      }
    }
  }

  /** A nested list, one value each. */
  private void nestedValues(Node list, List<Prose> values) {
    if (!(list instanceof ListBlock)) {
      return; // what else a bullet holds is no value
    }
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item.getFirstChild() instanceof Paragraph p) {
        values.add(ProseReader.read(document, p));
      }
    }
  }

  private static @Nullable Attribute attribute(String label, Prose prose, List<Prose> values) {
    Key key = Key.of(label).orElse(null);
    if (key == null) {
      return null;
    }
    List<Prose> said = values.stream().filter(v -> !v.isBlank()).toList();
    List<Ref> refs =
        key.form() == Key.Form.REFS
            ? said.stream().flatMap(v -> RefReader.read(v).stream()).toList()
            : List.of();
    return new Attribute(key, prose.at(), said, refs);
  }

  private void code(FencedCodeBlock code) {
    OwnerDraft owner = owner();
    if (owner == null) {
      return;
    }
    String info = code.getInfo() == null ? "" : code.getInfo().strip();
    int start = Math.max(0, Markdown.start(code));
    int line = document.lineAt(start);
    String opening = document.line(line);
    int infoAt = info.isEmpty() ? -1 : readable.indexOf(info, start);
    Position at =
        infoAt < 0
            ? document.position(start, document.lineStart(line) + opening.length())
            : document.position(infoAt, infoAt + info.length());
    int lines = (int) code.getLiteral().lines().count();
    int indent =
        lines == 0 ? 0 : indent(document.line(line + 1), code.getLiteral().lines().findFirst());
    String[] words = info.split("\\s+", 3);
    String language = words[0].toLowerCase(Locale.ROOT);
    String role = words.length < 2 ? "" : words[1];
    if (language.equals("file")) {
      role = info.substring(words[0].length()).strip();
    } else {
      role = role.toLowerCase(Locale.ROOT);
    }
    owner.code.add(new CodeBlock(language, role, code.getLiteral(), at, line + 1, indent));
  }

  private static int indent(String line, Optional<String> content) {
    String shown = content.orElse("");
    return Math.max(0, line.length() - shown.length());
  }

  private void table(TableBlock block) {
    List<Prose> header = new ArrayList<>();
    List<List<Prose>> rows = new ArrayList<>();
    for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<Prose> cells = cells((TableRow) row);
        if (part instanceof TableHead) {
          header.addAll(cells);
        } else if (part instanceof TableBody) {
          while (cells.size() < header.size()) {
            cells.add(empty(row));
          }
          rows.add(List.copyOf(cells.subList(0, header.size())));
        }
      }
    }
    int start = Math.max(0, Markdown.start(block));
    Table table =
        new Table(
            header,
            rows,
            document.position(start, start + 1),
            document.lineAt(Math.max(start, Markdown.end(block) - 1)));
    outline.tables.add(new PlacedTable(document, table));
    OwnerDraft owner = owner();
    if (owner != null) {
      owner.tables.add(table);
      for (List<Prose> row : rows) {
        row.forEach(cell -> owner.passages.add(new Passage(Passage.Kind.TABLE, cell, cell.text())));
      }
    }
    ParameterReader.read(table, owner == null ? null : owner.id, outline.parameters);
  }

  private List<Prose> cells(TableRow row) {
    List<Prose> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        Prose prose = ProseReader.read(document, cell);
        cells.add(prose.isBlank() ? empty(cell) : prose);
      }
    }
    return cells;
  }

  private Prose empty(Node at) {
    int start = Math.max(0, Markdown.start(at));
    return new Prose(Located.of(document, start, start), List.of());
  }

  /** The Markdown of a block as written, line by line without what its containers indent. */
  private Located source(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    int length = spans.stream().mapToInt(SourceSpan::getLength).sum() + spans.size();
    StringBuilder text = new StringBuilder(length);
    int[] offsets = new int[length];
    for (SourceSpan span : spans) {
      if (!text.isEmpty()) {
        offsets[text.length()] = offsets[text.length() - 1] + 1;
        text.append('\n');
      }
      int start = span.getInputIndex();
      for (int i = 0; i < span.getLength(); i++) {
        offsets[text.length() + i] = start + i;
      }
      text.append(document.text(), start, start + span.getLength());
    }
    return new Located(document, text.toString(), Arrays.copyOf(offsets, text.length()));
  }
}
