package dev.tenon.design;

import java.util.List;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Reads the inline Markdown of one block; a block longer than any person writes is plain text,
 * since what a megabyte of brackets costs grows with its square.
 *
 * <p>The parser of the library is internal to it, and there is no other way to its default.
 */
final class BoundedInlines implements InlineParser {
  /** Of one paragraph, heading or cell. */
  static final int CHARACTERS_MAX = 64 * 1024;

  private final InlineParser bounded;

  BoundedInlines(InlineParserContext context) {
    this.bounded = new InlineParserImpl(context);
  }

  @Override
  public void parse(SourceLines lines, Node block) {
    long characters = 0;
    for (SourceLine line : lines.getLines()) {
      characters += line.getContent().length() + 1L;
    }
    if (characters <= CHARACTERS_MAX) {
      bounded.parse(lines, block);
    } else {
      plain(lines.getLines(), block);
    }
  }

  private static void plain(List<SourceLine> lines, Node block) {
    for (SourceLine line : lines) {
      if (block.getFirstChild() != null) {
        block.appendChild(new SoftLineBreak());
      }
      Text text = new Text(line.getContent().toString());
      if (line.getSourceSpan() != null) {
        text.setSourceSpans(List.of(line.getSourceSpan()));
      }
      block.appendChild(text);
    }
  }
}
