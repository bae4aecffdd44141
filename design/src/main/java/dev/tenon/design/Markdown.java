package dev.tenon.design;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a document's Markdown. The tree is that of the text in half-width forms outside of code
 * blocks, without front matter; each offset is also one of the document's own text.
 */
final class Markdown {
  /** Deeper nesting is read as text. */
  private static final int NESTING = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(NESTING)
          .inlineParserFactory(BoundedInlines::new)
          .build();

  private static final Pattern FENCE = Pattern.compile("[ \\t>*+-]*(`{3,}|~{3,})");
  private static final Pattern FRONT = Pattern.compile("---[ \\t]*");
  private static final Pattern FRONT_END = Pattern.compile("(?:---|\\.\\.\\.)[ \\t]*");

  private Markdown() {}

  /** The tree of readable text. */
  static Node parse(String readable) {
    return PARSER.parse(readable);
  }

  /** The text that is parsed: as long as the document's. */
  static String readable(Document document) {
    String text = withoutFrontMatter(document);
    return isHalfWidth(text) ? text : folded(document, text);
  }

  private static String withoutFrontMatter(Document document) {
    String text = document.text();
    if (!FRONT.matcher(document.line(1)).matches()) {
      return text;
    }
    for (int number = 2; number <= document.lines(); number++) {
      String line = document.line(number);
      if (FRONT_END.matcher(line).matches()) {
        int end = document.lineStart(number) + line.length();
        return blank(text.substring(0, end)) + text.substring(end);
      }
    }
    return text;
  }

  /** As many spaces: also for a character of two halves, so that what follows keeps its place. */
  private static String blank(String front) {
    char[] characters = front.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] != '\r' && characters[i] != '\n') {
        characters[i] = ' ';
      }
    }
    return new String(characters);
  }

  private static boolean isHalfWidth(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Folding.fold(text.charAt(i)) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String folded(Document document, String text) {
    StringBuilder out = new StringBuilder(text.length());
    String fence = null;
    for (int number = 1; number <= document.lines(); number++) {
      int start = document.lineStart(number);
      int end = number < document.lines() ? document.lineStart(number + 1) : text.length();
      String line = text.substring(start, end);
      Matcher m = FENCE.matcher(line);
      if (fence != null) {
        out.append(line);
        if (m.lookingAt() && m.group(1).startsWith(fence) && line.substring(m.end()).isBlank()) {
          fence = null;
        }
      } else {
        if (m.lookingAt()) {
          fence = m.group(1);
        }
        out.append(Folding.fold(line));
      }
    }
    return out.toString();
  }

  /** Offset of a node's first character, or -1. */
  static int start(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : spans.getFirst().getInputIndex();
  }

  /** Offset behind a node's last character, or -1. */
  static int end(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return -1;
    }
    SourceSpan last = spans.getLast();
    return last.getInputIndex() + last.getLength();
  }
}
