package dev.tenon.design.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parts half-width prose of either language into sentences. */
final class Sentences {
  private static final String CLOSERS = ")\"”’」』]";
  private static final int LONGEST_ABBREVIATION = 8;
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g.", "i.e.", "cf.", "vs.", "approx.", "resp.", "incl.", "fig.", "ca.", "dr.", "mr.");

  private Sentences() {}

  /** A sentence: from its first character to behind its closing mark. */
  record Span(int start, int end) {}

  /** All sentences of a text, in order; parts without content are none. */
  static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (ends(text, i)) {
        int end = behindClosers(text, i + 1);
        add(spans, text, start, end);
        start = end;
        i = end - 1;
      }
    }
    add(spans, text, start, text.length());
    return spans;
  }

  private static void add(List<Span> spans, String text, int start, int end) {
    int from = Scripts.skipSpace(text, start, end);
    if (Scripts.hasContent(text, from, end)) {
      spans.add(new Span(from, end));
    }
  }

  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    if (c == '。' || c == '｡') {
      return true;
    }
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    int behind = behindClosers(text, at + 1);
    if (behind >= text.length()) {
      return true;
    }
    char next = text.charAt(behind);
    if (Scripts.isHan(next)) {
      return true;
    }
    if (!Character.isWhitespace(next)) {
      return false;
    }
    return c != '.' || !isAbbreviation(text, at, behind);
  }

  private static boolean isAbbreviation(String text, int dot, int behind) {
    int next = Scripts.skipSpace(text, behind, text.length());
    if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
      return true;
    }
    int start = dot;
    while (start > 0
        && dot - start < LONGEST_ABBREVIATION
        && !Character.isWhitespace(text.charAt(start - 1))
        && text.charAt(start - 1) != '(') {
      start--;
    }
    String word = text.substring(start, dot + 1).toLowerCase(Locale.ROOT);
    return ABBREVIATIONS.contains(word)
        || word.equals("no.") && next < text.length() && Character.isDigit(text.charAt(next));
  }

  private static int behindClosers(String text, int at) {
    int i = at;
    while (i < text.length() && CLOSERS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
