package dev.tenon.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to one text, collected by their places in it and made all at once. */
final class Edits {

  /** Replaces {@code [from, to)}; {@code inserted} text before and behind of it is not formatted. */
  private record Edit(int from, int to, String text, int order) {}

  /** Part of a text, from a place up to another, which is not in it. */
  record Span(int from, int to) {}

  /** A text and which parts of it are new. */
  record Result(String text, List<Span> woven) {}

  private final List<Edit> edits = new ArrayList<>();

  void replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text, edits.size()));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Insertions at one place come in the order in which they were asked for. */
  Result apply(String text) {
    return apply(text, List.of());
  }

  /** The same, where parts of the text are new already. */
  Result apply(String text, List<Span> before) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to).thenComparingInt(Edit::order));
    StringBuilder out = new StringBuilder();
    List<Span> woven = new ArrayList<>();
    int[] shift = new int[1];
    List<int[]> shifts = new ArrayList<>();
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.from() < at) {
        throw new IllegalStateException("edits overlap at " + edit.from());
      }
      out.append(text, at, edit.from());
      int from = out.length();
      out.append(edit.text());
      if (!edit.text().isBlank()) {
        woven.add(new Span(from, out.length()));
      }
      at = edit.to();
      shift[0] += edit.text().length() - (edit.to() - edit.from());
      shifts.add(new int[] {edit.to(), shift[0]});
    }
    out.append(text, at, text.length());
    for (Span span : before) {
      woven.add(new Span(moved(span.from(), shifts), moved(span.to(), shifts)));
    }
    woven.sort(Comparator.comparingInt(Span::from));
    return new Result(out.toString(), woven);
  }

  private static int moved(int place, List<int[]> shifts) {
    int by = 0;
    for (int[] shift : shifts) {
      if (shift[0] <= place) {
        by = shift[1];
      }
    }
    return place + by;
  }
}
