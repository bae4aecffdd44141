package dev.tenon.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Turns inline Markdown into {@link Prose}. */
final class ProseReader {
  /** The only way to a new line in a cell. */
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

  private final Document document;
  private final StringBuilder text = new StringBuilder();
  private int[] offsets = new int[64];
  private final List<Span> spans = new ArrayList<>();
  private int last;

  private record Span(String literal, int start) {}

  private ProseReader(Document document, int start) {
    this.document = document;
    this.last = start;
  }

  /** The prose of a block's inline children. */
  static Prose read(Document document, Node block) {
    ProseReader reader = new ProseReader(document, Math.max(0, Markdown.start(block)));
    reader.children(block);
    return reader.prose();
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text t -> append(t.getLiteral(), Markdown.start(t), Markdown.end(t));
        case Code c -> code(c);
        case SoftLineBreak _, HardLineBreak _ -> append(" ", last, last + 1);
        case HtmlInline html when BREAK.matcher(html.getLiteral()).matches() ->
            append(" ", Markdown.start(html), Markdown.end(html));
        case HtmlInline _ -> last = Math.max(last, Markdown.end(node));
        default -> children(node);
      }
    }
  }

  private void code(Code code) {
    int start = Markdown.start(code);
    int end = Markdown.end(code);
    String literal = code.getLiteral();
    int ticks = 0;
    while (start >= 0 && start + ticks < end && document.text().charAt(start + ticks) == '`') {
      ticks++;
    }
    int inner = start + ticks;
    boolean padded = end - start - 2 * ticks > literal.length();
    spans.add(new Span(literal, text.length()));
    append(
        String.valueOf(Prose.CODE).repeat(literal.length()),
        start < 0 ? -1 : inner + (padded ? 1 : 0),
        end);
  }

  private void append(String characters, int start, int end) {
    int from = start < 0 ? last : start;
    for (int i = 0; i < characters.length(); i++) {
      if (text.length() == offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[text.length()] = end < 0 ? from : Math.min(from + i, Math.max(from, end - 1));
      text.append(characters.charAt(i));
    }
    last = end < 0 ? from : end;
  }

  private Prose prose() {
    int[] places = text.isEmpty() ? new int[] {last} : Arrays.copyOf(offsets, text.length());
    List<CodeSpan> code = new ArrayList<>(spans.size());
    for (Span span : spans) {
      int end = span.start() + span.literal().length();
      Located literal =
          new Located(
              document,
              span.literal(),
              Arrays.copyOfRange(places, span.start(), Math.max(end, span.start() + 1)));
      code.add(new CodeSpan(literal, span.start(), end));
    }
    return new Prose(new Located(document, text.toString(), places), code);
  }

  /** A part of prose, without white space at its ends. */
  static Prose part(Prose prose, int start, int end) {
    Located text = prose.text();
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    List<CodeSpan> code = new ArrayList<>();
    for (CodeSpan span : prose.code()) {
      if (span.start() >= from && span.end() <= to) {
        code.add(new CodeSpan(span.text(), span.start() - from, span.end() - from));
      }
    }
    return new Prose(text.subSequence(from, to), code);
  }

  /** Prose with its code spans put back: as many characters, each at its place. */
  static Located plain(Prose prose) {
    char[] characters = prose.text().text().toCharArray();
    int[] places = new int[Math.max(1, characters.length)];
    for (int i = 0; i < places.length; i++) {
      places[i] = prose.text().offset(i);
    }
    for (CodeSpan span : prose.code()) {
      String literal = span.text().text();
      literal.getChars(0, literal.length(), characters, span.start());
    }
    return new Located(prose.text().document(), new String(characters), places);
  }
}
