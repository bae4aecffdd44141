package dev.tenon.design.rules;

import java.util.List;

/**
 * What a sentence of a requirement is, by its shape: prefaces, a system, the word that obliges, a
 * response.
 */
sealed interface Obligation {

  /** The sentence obliges nobody: explanation. */
  record None() implements Obligation {}

  /** It has the shape. */
  record Whole() implements Obligation {}

  /**
   * It has not.
   *
   * @param start index in the text of the narrowest wrong text
   * @param end behind it
   */
  record Broken(Flaw flaw, int start, int end) implements Obligation {}

  /** What is wrong. */
  enum Flaw {
    EMPTY_TRIGGER,
    EMPTY_SYSTEM,
    EMPTY_RESPONSE,
    PASSIVE
  }

  /**
   * Reads a sentence.
   *
   * @param text half-width, quotations masked
   * @param sentence the part of it
   * @param list the bullets that follow directly where the sentence ends its paragraph, each masked
   */
  static Obligation read(String text, Sentences.Span sentence, List<String> list) {
    int english = Scripts.findWord(text, "shall", sentence.start(), sentence.end());
    int chinese = ChineseShape.obligation(text, sentence.start(), sentence.end());
    if (english < 0 && chinese < 0) {
      return new None();
    }
    return chinese < 0 || english >= 0 && english < chinese
        ? EnglishShape.read(text, sentence, english, list)
        : ChineseShape.read(text, sentence, list);
  }
}
