package dev.tenon.design.review;

import dev.tenon.design.Document;
import java.util.List;
import java.util.Locale;

/** A round makes the design longer by a share of it at most: {@code [review] growth}. */
final class Growth implements Guard {
  /** What is reviewed may grow by so many words more than its share: a few new items. */
  private static final int ITEMS_WORDS = 200;

  @Override
  public String id() {
    return "growth";
  }

  @Override
  public List<Stop> check(Revision revision) {
    int more = 0;
    for (Change change : revision.changes()) {
      more += Words.ofProse(change.after()) - Words.ofProse(change.before());
    }
    if (more <= 0) {
      return List.of();
    }
    double share = revision.settings().growth();
    long design =
        revision.before().documents().stream().map(Document::text).mapToLong(Words::ofProse).sum();
    long scope =
        revision.old().all().stream()
            .filter(s -> revision.scope().contains(s.id()))
            .mapToLong(s -> Words.ofProse(s.text()))
            .sum();
    long allowed = (long) Math.min(design * share, scope * share + ITEMS_WORDS);
    if (more <= allowed) {
      return List.of();
    }
    String percent = String.format(Locale.ROOT, "%.0f %%", share * 100);
    return List.of(
        new Stop(
            id(),
            "",
            revision
                .tongue()
                .pick(
                    "The round adds "
                        + more
                        + " words; at most "
                        + allowed
                        + " here ([review] growth = \""
                        + percent
                        + "\"): say it shorter.",
                    "本轮增加了 "
                        + more
                        + " 词；此处最多 "
                        + allowed
                        + " 词（[review] growth = \""
                        + percent
                        + "\"）：请写短些。")));
  }
}
