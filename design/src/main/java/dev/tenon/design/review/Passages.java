package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import dev.tenon.design.Position;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a design that bind: those of live items and of symbols. */
final class Passages {
  private static final String ENDS = ".!?;。！？；";

  /** A sentence and whom it belongs to. */
  record Sentence(Owner owner, Position at, String text, Terms terms) {}

  private Passages() {}

  static List<Sentence> of(Design design) {
    List<Sentence> sentences = new ArrayList<>();
    owners(design).forEach(owner -> owner.passages().forEach(p -> cut(owner, p, sentences)));
    return sentences;
  }

  /** Those of one owner. */
  static List<Sentence> of(Owner owner) {
    List<Sentence> sentences = new ArrayList<>();
    owner.passages().forEach(p -> cut(owner, p, sentences));
    return sentences;
  }

  private static List<Owner> owners(Design design) {
    List<Owner> owners = new ArrayList<>();
    for (Item item : design.items()) {
      if (!design.isReplaced(item.id())) {
        owners.add(item);
      }
    }
    for (Type type : design.types()) {
      owners.addAll(type.sections());
      type.fields().forEach(f -> owners.add(f.section()));
      type.methods().forEach(m -> owners.addAll(m.sections()));
    }
    return owners;
  }

  private static void cut(Owner owner, Passage passage, List<Sentence> into) {
    if (passage.kind() != Passage.Kind.PARAGRAPH && passage.kind() != Passage.Kind.BULLET) {
      return;
    }
    String text = passage.prose().text().text();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean last = i + 1 == text.length();
      boolean latin = text.charAt(i) < 0x80;
      if (last
          || ENDS.indexOf(text.charAt(i)) >= 0
              && (!latin || Character.isWhitespace(text.charAt(i + 1)) || chinese(text, i + 1))) {
        var found = passage.prose().text().part(start, i + 1);
        into.add(
            new Sentence(owner, found.at(), found.text(), Terms.of(passage.prose(), start, i + 1)));
        start = i + 1;
      }
    }
  }

  private static boolean chinese(String text, int at) {
    return Terms.isChinese(text.codePointAt(at));
  }
}
