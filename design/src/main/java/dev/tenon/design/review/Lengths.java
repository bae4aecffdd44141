package dev.tenon.design.review;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Passage;
import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.List;

/** How long items are, in words. */
public final class Lengths {
  /** Chinese has about three characters where English has two words. */
  private static final int SIGNS = 3;

  private static final int WORDS = 2;

  private Lengths() {}

  /** An item that is too long. */
  public record TooLong(String item, Position at, int words) {}

  /** Live items of more than so many words, in reading order. */
  public static List<TooLong> over(Design design, int limit) {
    List<TooLong> found = new ArrayList<>();
    for (Item item : design.items()) {
      int words = design.isReplaced(item.id()) ? 0 : words(item);
      if (words > limit) {
        found.add(new TooLong(item.name(), item.at(), words));
      }
    }
    return found;
  }

  /**
   * Words of an item's text and attributes, without title, code blocks, tables and inner items; a
   * code span is one word.
   */
  public static int words(Item item) {
    int words = 0;
    for (Passage passage : item.passages()) {
      if (passage.kind() != Passage.Kind.TABLE && passage.kind() != Passage.Kind.HEADING) {
        words += words(passage.prose());
      }
    }
    for (Attribute attribute : item.attributes()) {
      for (Prose value : attribute.values()) {
        words += words(value);
      }
    }
    return words;
  }

  private static int words(Prose prose) {
    return prose.code().size() + words(prose.text().text().replace(Prose.CODE, ' '));
  }

  /** Words of a text; of Chinese, two for each three characters. */
  public static int words(String text) {
    int words = 0;
    int signs = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean chinese = Terms.isChinese(c);
      signs += chinese ? 1 : 0;
      boolean letter = !chinese && Character.isLetterOrDigit(c);
      boolean joins = inWord && (c == '-' || c == '_' || c == '\'' || c == '’' || c == '.');
      words += letter && !inWord ? 1 : 0;
      inWord = letter || joins;
    }
    return words + (signs * WORDS + SIGNS - 1) / SIGNS;
  }
}
