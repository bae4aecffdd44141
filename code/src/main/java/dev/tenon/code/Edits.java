package dev.tenon.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to one text, collected by their places in it and made all at once. */
final class Edits {

  private record Edit(int from, int to, String text, int order) {}

  /** Part of a text, from a place up to another, which is not in it. */
  record Span(int from, int to) {}

  /** A text and which parts of it are new. */
  record Result(String text, List<Span> woven) {}

  private final List<Edit> edits = new ArrayList<>();

  /** Replaces {@code [from, to)}. */
  void replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text, edits.size()));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  /** Insertions at one place come in the order in which they were asked for. */
  Result apply(String text) {
    return apply(text, List.of());
  }

  /**
   * The same, where parts of the text are new already.
   *
   * @throws IllegalStateException when two of the changes overlap
   */
  Result apply(String text, List<Span> before) {
    StringBuilder out = new StringBuilder();
    List<Span> woven = new ArrayList<>();
    int at = 0;
    for (Edit edit : sorted()) {
      if (edit.from() < at) {
        throw new IllegalStateException("changes overlap at " + edit.from());
      }
      out.append(text, at, edit.from());
      int from = out.length();
      out.append(edit.text());
      if (!edit.text().isBlank()) {
        woven.add(new Span(from, out.length()));
      }
      at = edit.to();
    }
    out.append(text, at, text.length());
    before.forEach(span -> woven.add(moved(span)));
    woven.sort(Comparator.comparingInt(Span::from));
    return new Result(out.toString(), woven);
  }

  /** Where a part of the text is after the changes; what was put in at its start is in it. */
  Span moved(Span span) {
    int from = span.from();
    int to = span.to();
    for (Edit edit : edits) {
      int by = edit.text().length() - (edit.to() - edit.from());
      from += edit.to() <= span.from() && edit.from() < span.from() ? by : 0;
      to += edit.from() < span.to() ? by : 0;
    }
    return new Span(from, to);
  }

  private List<Edit> sorted() {
    return edits.stream()
        .sorted(
            Comparator.comparingInt(Edit::from)
                .thenComparingInt(Edit::to)
                .thenComparingInt(Edit::order))
        .toList();
  }
}
