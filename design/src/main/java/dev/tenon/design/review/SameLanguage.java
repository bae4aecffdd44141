package dev.tenon.design.review;

import dev.tenon.design.Attribute;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An item stays in its language: a remark in another one is no reason to translate. */
final class SameLanguage implements Guard {
  private static final double MOSTLY = 0.4;
  private static final double HARDLY = 0.1;
  private static final double HALF = 0.5;

  /** Fewer are a name, or a term that is quoted. */
  private static final int SIGNS_MIN = 5;

  private static final int WORDS_MIN = 5;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;。！？；])|\\R");

  @Override
  public String id() {
    return "translated";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Revision.Pair pair : revision.changed()) {
      String before = prose(pair.old());
      check(revision, pair.old().name(), Words.hanShare(before), prose(pair.now()), stops);
    }
    double whole =
        Words.hanShare(
            String.join(
                " ", revision.old().all().stream().limit(200).map(SameLanguage::prose).toList()));
    for (Change change : revision.of(Change.Kind.ADDED)) {
      revision
          .now()
          .key(change.key())
          .ifPresent(s -> check(revision, s.name(), whole, prose(s), stops));
    }
    sentences(revision, whole, stops);
    return stops;
  }

  /** A sentence in the other language, in an item that has none such. */
  private void sentences(Revision revision, double whole, List<Stop> stops) {
    for (Change change : revision.changes()) {
      Optional<Section> now = revision.now().key(change.key());
      boolean told = stops.stream().anyMatch(s -> s.item().equals(change.item()));
      if (now.isEmpty() || told) {
        continue;
      }
      Optional<Section> old = revision.old().key(change.key());
      String before = old.map(SameLanguage::prose).orElse("");
      double share = before.isBlank() ? whole : Words.hanShare(before);
      for (String sentence : SENTENCE_END.split(prose(now.get()))) {
        boolean chinese = share < HARDLY / 2 && isChinese(sentence);
        boolean english = share > MOSTLY && isEnglish(sentence);
        if ((chinese || english) && !before.contains(sentence.strip())) {
          stops.add(stop(revision, change.item()));
          break;
        }
      }
    }
  }

  private static boolean isChinese(String sentence) {
    return Words.hanShare(sentence) > HALF
        && sentence.codePoints().filter(Terms::isChinese).count() >= SIGNS_MIN;
  }

  private static boolean isEnglish(String sentence) {
    return Words.hanShare(sentence) == 0 && Words.count(sentence) >= WORDS_MIN;
  }

  private Stop stop(Revision revision, String item) {
    return new Stop(
        id(),
        item,
        revision
            .tongue()
            .pick(
                item + " is in another language than the design; keep the design's.",
                item + " 使用了与设计不同的语言；请保持设计的语言。"));
  }

  private void check(Revision revision, String item, double before, String now, List<Stop> stops) {
    double share = Words.hanShare(now);
    boolean said = now.chars().anyMatch(Character::isLetter);
    boolean toChinese = before < HARDLY && share > MOSTLY;
    boolean toEnglish = before > MOSTLY && share < HARDLY;
    if (said && (toChinese || toEnglish)) {
      stops.add(stop(revision, item));
    }
  }

  private static String prose(Section section) {
    Owner owner = section.owner();
    StringBuilder out = new StringBuilder();
    if (owner instanceof dev.tenon.design.Item item) {
      out.append(item.title().text().text()).append('\n');
    }
    for (Passage passage : owner.passages()) {
      out.append(passage.prose().text().text().replace(Prose.CODE, ' ')).append('\n');
    }
    for (Attribute attribute : owner.attributes()) {
      if (attribute.key() == Key.BECAUSE || attribute.key() == Key.REJECTS) {
        out.append(attribute.text()).append('\n');
      }
    }
    return out.toString();
  }
}
