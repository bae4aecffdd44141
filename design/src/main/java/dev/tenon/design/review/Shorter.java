package dev.tenon.design.review;

import java.util.ArrayList;
import java.util.List;

/** What a round must be that is to make things shorter: nothing longer, and nothing taken away. */
public final class Shorter {
  private Shorter() {}

  /** Why it is not; empty if it is. */
  public static List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Change change : revision.changes()) {
      if (Words.ofProse(change.after()) > Words.ofProse(change.before())) {
        stops.add(
            new Stop(
                "swelling",
                change.item(),
                revision
                    .tongue()
                    .pick(
                        change.item() + " is longer than it was; make it shorter, or leave it out.",
                        change.item() + " 比原来更长；请缩短，或不要改动它。")));
      }
    }
    for (Answer.Removal removal : revision.answer().removed()) {
      stops.add(
          new Stop(
              "obligation-lost",
              removal.id(),
              revision
                  .tongue()
                  .pick(
                      "\"removed\" names something of "
                          + removal.id()
                          + "; this scenario keeps all that binds: leave \"removed\" empty.",
                      "\"removed\" 中列出了 "
                          + removal.id()
                          + " 的内容；此场景保留一切有约束力的内容：请让 \"removed\" 为空。")));
    }
    return stops;
  }
}
