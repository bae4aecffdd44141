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
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of a document, each by itself: what a section says does not depend on where it
 * stands.
 */
final class SectionReader {
  private static final Pattern WAIVER =
      Pattern.compile("<!--\\s*tenon:waive\\b(.*?)-->", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile("<!--\\s*(/?)tenon:plan\\s*-->");

  private final Document document;
  private final String readable;
  private final Predicate<String> library;
  private Section.Draft section = new Section.Draft();
  private boolean definesLinks;

  private SectionReader(Document document, String readable, Predicate<String> library) {
    this.document = document;
    this.readable = readable;
    this.library = library;
  }

  /**
   * What was read.
   *
   * @param sections in order; the first begins where the text does, the others with their heading
   * @param definesLinks whether a part of it changes how the rest is read
   */
  record Read(List<Section> sections, boolean definesLinks) {}

  /**
   * @param readable the text that is parsed, as long as the document's
   * @param library whether a name is that of a pattern
   */
  static Read read(Document document, String readable, Predicate<String> library) {
    SectionReader reader = new SectionReader(document, readable, library);
    List<Section> sections = new ArrayList<>();
    Node root = Markdown.parse(readable);
    for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        sections.add(reader.section.section(document));
        reader.section = new Section.Draft();
        reader.heading(heading);
      } else {
        reader.block(node, true);
      }
      reader.comments(node);
    }
    sections.add(reader.section.section(document));
    return new Read(sections, reader.definesLinks);
  }

  private void heading(Heading heading) {
    int start = Math.max(0, Markdown.start(heading));
    section.start = document.lineStart(document.lineAt(start));
    section.line = document.lineAt(start);
    section.oneLine = heading.getSourceSpans().size() == 1;
    Prose prose = ProseReader.read(document, heading);
    section.heading =
        new Section.Heading(
            heading.getLevel(), prose, new Passage(Passage.Kind.HEADING, prose, source(heading)));
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
    String text =
        switch (node) {
          case FencedCodeBlock code -> code.getLiteral();
          case IndentedCodeBlock code -> code.getLiteral();
          case HtmlBlock html -> withoutComments(html.getLiteral());
          case Paragraph p -> ProseReader.read(document, p).plain();
          default -> "";
        };
    if (!text.isBlank()) {
      section.asides.add(text);
    }
  }

  /** One look for each mark: an expression would look to the end from each comment left open. */
  private static String withoutComments(String html) {
    StringBuilder rest = new StringBuilder(html.length());
    int from = 0;
    while (true) {
      int open = html.indexOf("<!--", from);
      int close = open < 0 ? -1 : html.indexOf("-->", open + 4);
      if (close < 0) {
        return rest.append(html, from, html.length()).toString();
      }
      rest.append(html, from, open).append(' ');
      from = close + 3;
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
    section.passages.add(
        new Passage(kind, ProseReader.read(document, paragraph), source(paragraph)));
  }

  /** What Tenon is told in comments, wherever they stand in a block: not in code. */
  private void comments(Node block) {
    switch (block) {
      case HtmlBlock html -> html(html.getLiteral(), Markdown.start(html));
      case HtmlInline html -> html(html.getLiteral(), Markdown.start(html));
      case LinkReferenceDefinition _ -> definesLinks = true;
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
      section.waivers.add(new Waiver(names, reason, at));
    }
    Matcher mark = MARK.matcher(literal);
    while (mark.find()) {
      int line = document.lineAt(start + mark.start());
      section.marks.add(new Section.Mark(line, !mark.group(1).isEmpty()));
    }
  }

  private void bullet(ListItem item) {
    if (!(item.getFirstChild() instanceof Paragraph paragraph)) {
      nested(item);
      return;
    }
    Located source = source(paragraph);
    Tag tag = TagReader.bullet(source, library);
    Prose prose = ProseReader.read(document, paragraph);
    if (tag != null) {
      section.bullets.add(new Bullet(null, prose.at(), List.of(prose), source, null, tag));
      unowned(paragraph);
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
    section.bullets.add(new Bullet(label, labelAt, values, source, attribute, null));
    if (attribute != null) {
      for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
        aside(more);
      }
      unowned(paragraph);
    } else {
      section.passages.add(new Passage(Passage.Kind.BULLET, prose, source));
      for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
        inside(more);
      }
    }
  }

  /**
   * What stands in an attribute or a tag is its value, unless there is nothing that it could be an
   * attribute of: then tables are tables.
   */
  private void unowned(Node paragraph) {
    List<Passage> passages = section.passages;
    List<Table> tables = section.tables;
    List<String> asides = section.asides;
    section.asides = new ArrayList<>();
    section.passages = new ArrayList<>();
    section.tables = new ArrayList<>();
    for (Node more = paragraph.getNext(); more != null; more = more.getNext()) {
      inside(more);
    }
    section.passages = passages;
    section.tables = tables;
    section.asides = asides;
  }

  /** A nested list, one value each. */
  private void nestedValues(Node list, List<Prose> values) {
    if (!(list instanceof ListBlock)) {
      return;
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
    section.code.add(new CodeBlock(language, role, code.getLiteral(), at, line + 1, indent));
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
    section.tables.add(table);
    section.unownedTables.add(table);
    for (List<Prose> row : rows) {
      row.forEach(cell -> section.passages.add(new Passage(Passage.Kind.TABLE, cell, cell.text())));
    }
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
    int[] offsets = new int[Math.max(1, length)];
    offsets[0] = Math.max(0, Markdown.start(node));
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
    return new Located(
        document, text.toString(), Arrays.copyOf(offsets, Math.max(1, text.length())));
  }
}
