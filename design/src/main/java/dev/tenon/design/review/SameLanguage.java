package dev.tenon.design.review;

import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import java.util.ArrayList;
import java.util.List;

/** An item stays in its language: a remark in another one is no reason to translate. */
final class SameLanguage implements Guard {
  private static final double MOSTLY = 0.4;
  private static final double HARDLY = 0.1;

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
    return stops;
  }

  private void check(Revision revision, String item, double before, String now, List<Stop> stops) {
    double share = Words.hanShare(now);
    boolean said = now.chars().anyMatch(Character::isLetter);
    boolean toChinese = before < HARDLY && share > MOSTLY;
    boolean toEnglish = before > MOSTLY && share < HARDLY;
    if (said && (toChinese || toEnglish)) {
      stops.add(
          new Stop(
              id(),
              item,
              revision
                  .tongue()
                  .pick(
                      item + " is in another language than the design; keep the design's.",
                      item + " 使用了与设计不同的语言；请保持设计的语言。")));
    }
  }

  private static String prose(Section section) {
    Owner owner = section.owner();
    StringBuilder out = new StringBuilder();
    if (owner instanceof dev.tenon.design.Item item) {
      out.append(item.title().text().text()).append(' ');
    }
    for (Passage passage : owner.passages()) {
      out.append(passage.prose().text().text()).append(' ');
    }
    return out.toString();
  }
}
