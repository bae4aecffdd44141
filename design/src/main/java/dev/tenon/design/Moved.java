package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text that stands elsewhere in a newer version of its document: what was read of it, with its
 * places moved.
 *
 * @param document the newer version
 * @param characters how much further behind
 * @param lines how many lines further below
 */
record Moved(Document document, int characters, int lines) {

  Located located(Located text) {
    return text.moved(document, characters);
  }

  Position position(Position at) {
    return new Position(at.file(), at.line() + lines, at.column(), at.length());
  }

  Prose prose(Prose prose) {
    if (prose.code().isEmpty()) {
      return new Prose(located(prose.text()), prose.code());
    }
    List<CodeSpan> code = new ArrayList<>(prose.code().size());
    for (CodeSpan span : prose.code()) {
      code.add(new CodeSpan(located(span.text()), span.start(), span.end()));
    }
    return new Prose(located(prose.text()), code);
  }

  private List<Prose> proses(List<Prose> all) {
    List<Prose> moved = new ArrayList<>(all.size());
    all.forEach(prose -> moved.add(prose(prose)));
    return moved;
  }

  List<Passage> passages(List<Passage> all) {
    List<Passage> moved = new ArrayList<>(all.size());
    for (Passage passage : all) {
      moved.add(new Passage(passage.kind(), prose(passage.prose()), located(passage.source())));
    }
    return moved;
  }

  List<Bullet> bullets(List<Bullet> all) {
    List<Bullet> moved = new ArrayList<>(all.size());
    for (Bullet bullet : all) {
      moved.add(
          new Bullet(
              bullet.label(),
              position(bullet.labelAt()),
              proses(bullet.values()),
              located(bullet.source()),
              attribute(bullet.attribute()),
              tag(bullet.tag())));
    }
    return moved;
  }

  private @Nullable Attribute attribute(@Nullable Attribute attribute) {
    return attribute == null
        ? null
        : new Attribute(
            attribute.key(),
            position(attribute.at()),
            proses(attribute.values()),
            attribute.refs().stream().map(this::ref).toList());
  }

  private Ref ref(Ref ref) {
    return switch (ref) {
      case Ref.ToItem(Id id, String text, Position at) -> new Ref.ToItem(id, text, position(at));
      case Ref.ToRange(Id from, Id to, String text, Position at) ->
          new Ref.ToRange(from, to, text, position(at));
      case Ref.ToSymbol(String symbol, String text, Position at) ->
          new Ref.ToSymbol(symbol, text, position(at));
    };
  }

  private @Nullable Tag tag(@Nullable Tag tag) {
    return tag == null
        ? null
        : new Tag(
            tag.name(),
            tag.arguments(),
            tag.argumentsAt().stream().map(this::position).toList(),
            tag.remark(),
            tag.origin(),
            position(tag.at()),
            tag.closed());
  }

  List<CodeBlock> code(List<CodeBlock> all) {
    List<CodeBlock> moved = new ArrayList<>(all.size());
    for (CodeBlock block : all) {
      moved.add(
          new CodeBlock(
              block.language(),
              block.role(),
              block.text(),
              position(block.info()),
              block.firstLine() + lines,
              block.indent()));
    }
    return moved;
  }

  List<Table> tables(List<Table> all) {
    List<Table> moved = new ArrayList<>(all.size());
    for (Table table : all) {
      moved.add(
          new Table(
              proses(table.header()),
              table.rows().stream().map(this::proses).toList(),
              position(table.at()),
              table.lastLine() + lines));
    }
    return moved;
  }

  List<Waiver> waivers(List<Waiver> all) {
    return all.stream().map(w -> new Waiver(w.rules(), w.reason(), position(w.at()))).toList();
  }
}
