package dev.tenon.design.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed between two texts, word by word; a Han character is a word. */
public final class WordDiff {
  private static final Pattern TOKEN =
      Pattern.compile("\\R|[ \\t]+|\\p{IsHan}|[\\p{L}\\p{N}_-]+|.", Pattern.DOTALL);

  /** More cells than this are not compared: the middle is shown as a whole. */
  private static final long CELLS_MAX = 4_000_000;

  private WordDiff() {}

  /** What a stretch of text is. */
  public enum Kind {
    SAME,
    GONE,
    NEW
  }

  /** A stretch of text. */
  public record Piece(Kind kind, String text) {}

  /** The pieces in order: those that are the same or new make the text after, the others before. */
  public static List<Piece> of(String before, String after) {
    List<String> a = tokens(before);
    List<String> b = tokens(after);
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    Pieces pieces = new Pieces();
    a.subList(0, start).forEach(t -> pieces.add(Kind.SAME, t));
    middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end), pieces);
    a.subList(a.size() - end, a.size()).forEach(t -> pieces.add(Kind.SAME, t));
    return pieces.done();
  }

  /** The longest common subsequence; quadratic, and therefore bounded. */
  private static void middle(List<String> a, List<String> b, Pieces pieces) {
    if ((long) a.size() * b.size() > CELLS_MAX) {
      a.forEach(t -> pieces.add(Kind.GONE, t));
      b.forEach(t -> pieces.add(Kind.NEW, t));
      return;
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        pieces.add(Kind.SAME, a.get(i++));
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        pieces.add(Kind.GONE, a.get(i++));
      } else {
        pieces.add(Kind.NEW, b.get(j++));
      }
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    while (m.find()) {
      tokens.add(m.group());
    }
    return tokens;
  }

  /** Joins neighbours of one kind; what is gone stands before what is new. */
  private static final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder same = new StringBuilder();
    private final StringBuilder gone = new StringBuilder();
    private final StringBuilder come = new StringBuilder();

    void add(Kind kind, String token) {
      if (kind == Kind.SAME) {
        if (!gone.isEmpty() || !come.isEmpty()) {
          flush();
        }
        same.append(token);
      } else {
        (kind == Kind.GONE ? gone : come).append(token);
      }
    }

    private void flush() {
      put(Kind.SAME, same);
      put(Kind.GONE, gone);
      put(Kind.NEW, come);
    }

    private void put(Kind kind, StringBuilder text) {
      if (!text.isEmpty()) {
        pieces.add(new Piece(kind, text.toString()));
        text.setLength(0);
      }
    }

    List<Piece> done() {
      if (!gone.isEmpty() || !come.isEmpty()) {
        flush();
      }
      put(Kind.SAME, same);
      return List.copyOf(pieces);
    }
  }
}
