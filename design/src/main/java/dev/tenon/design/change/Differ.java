package dev.tenon.design.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.tenon.design.Content;
import dev.tenon.design.change.Difference.Fate;
import dev.tenon.design.change.Difference.Piece;
import dev.tenon.design.change.Difference.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what differs between two lists of sentences. */
final class Differ {
  /** A word, one character of a script without spaces, or one of punctuation. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}_]+?(?=[\\p{IsHan}"
              + "\\p{IsHiragana}\\p{IsKatakana}])|[\\p{L}\\p{M}\\p{N}_]+|\\S");

  /** Longer lists are not compared: they count as replaced. */
  private static final int LENGTH_MAX = 3_000;

  /** A sentence of which less than this part of the words stays is shown as replaced. */
  private static final double SAME_MIN = 0.4;

  private final List<Content.Part> before;
  private final List<Content.Part> now;
  private final List<Sentence> sentences = new ArrayList<>();

  Differ(List<Content.Part> before, List<Content.Part> now) {
    this.before = before;
    this.now = now;
  }

  /** A word with the white space before it. */
  private record Word(String text, boolean spaced) {}

  Difference difference() {
    if (before.size() > LENGTH_MAX || now.size() > LENGTH_MAX) {
      before.forEach(p -> whole(Fate.REMOVED, p));
      now.forEach(p -> whole(Fate.ADDED, p));
      return new Difference(sentences);
    }
    List<String> old = before.stream().map(Differ::key).toList();
    List<String> current = now.stream().map(Differ::key).toList();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, current).getDeltas()) {
      int from = delta.getSource().getPosition();
      int to = delta.getTarget().getPosition();
      int removed = delta.getSource().size();
      int added = delta.getTarget().size();
      int pairs = Math.min(removed, added);
      for (int i = 0; i < pairs; i++) {
        pair(before.get(from + i), now.get(to + i));
      }
      for (int i = pairs; i < removed; i++) {
        whole(Fate.REMOVED, before.get(from + i));
      }
      for (int i = pairs; i < added; i++) {
        whole(Fate.ADDED, now.get(to + i));
      }
    }
    return new Difference(sentences);
  }

  private static String key(Content.Part part) {
    return part.kind() + " " + part.meaning();
  }

  private void whole(Fate fate, Content.Part part) {
    sentences.add(new Sentence(part.kind(), List.of(new Piece(fate, part.text()))));
  }

  private void pair(Content.Part old, Content.Part current) {
    List<Word> from = words(old.text());
    List<Word> to = words(current.text());
    boolean alike = old.kind() == current.kind() && from.size() + to.size() <= LENGTH_MAX;
    List<Piece> pieces = alike ? pieces(from, to) : List.of();
    if (pieces.isEmpty()) {
      whole(Fate.REMOVED, old);
      whole(Fate.ADDED, current);
    } else {
      sentences.add(new Sentence(current.kind(), pieces));
    }
  }

  /** The pieces of two sentences; none where they have too little in common. */
  private static List<Piece> pieces(List<Word> from, List<Word> to) {
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(from.stream().map(Word::text).toList(), to.stream().map(Word::text).toList())
            .getDeltas();
    int gone = deltas.stream().mapToInt(d -> d.getSource().size()).sum();
    if (from.size() - gone < SAME_MIN * Math.max(from.size(), to.size())) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : deltas) {
      int start = delta.getTarget().getPosition();
      add(pieces, Fate.SAME, to.subList(at, start));
      int source = delta.getSource().getPosition();
      add(pieces, Fate.REMOVED, from.subList(source, source + delta.getSource().size()));
      at = start + delta.getTarget().size();
      add(pieces, Fate.ADDED, to.subList(start, at));
    }
    add(pieces, Fate.SAME, to.subList(at, to.size()));
    return pieces;
  }

  private static void add(List<Piece> pieces, Fate fate, List<Word> words) {
    if (words.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Word word : words) {
      text.append(word.spaced() ? " " : "").append(word.text());
    }
    pieces.add(new Piece(fate, text.toString()));
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    while (m.find()) {
      boolean spaced = m.start() > 0 && Character.isWhitespace(text.charAt(m.start() - 1));
      words.add(new Word(m.group(), spaced));
    }
    return words;
  }
}
