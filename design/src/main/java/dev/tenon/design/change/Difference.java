package dev.tenon.design.change;

import dev.tenon.design.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * How what somebody says differs from what they said: sentence by sentence, within a sentence word
 * by word, in scripts without spaces character by character.
 *
 * @param sentences those that differ, in order; code line by line
 */
public record Difference(List<Sentence> sentences) {

  /** What became of a piece of text. */
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  /** A piece of a sentence, with the white space before it. */
  public record Piece(Fate fate, String text) {}

  /**
   * A sentence, an attribute, a row or a line of code.
   *
   * @param kind of the part that it is of
   */
  public record Sentence(Content.Kind kind, List<Piece> pieces) {
    public Sentence {
      pieces = List.copyOf(pieces);
    }
  }

  public Difference {
    sentences = List.copyOf(sentences);
  }

  /** Nothing differs, or nothing is known of it. */
  public static Difference none() {
    return new Difference(List.of());
  }

  /** All of a text, as it came or went. */
  static Difference all(Content content, Fate fate) {
    List<Sentence> sentences = new ArrayList<>();
    for (Content.Part part : Lines.of(content)) {
      sentences.add(new Sentence(part.kind(), List.of(new Piece(fate, part.text()))));
    }
    return new Difference(sentences);
  }

  /** What differs between two texts. */
  public static Difference between(Content before, Content now) {
    return new Differ(Lines.of(before), Lines.of(now)).difference();
  }
}
