package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Key;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tongue;
import dev.tenon.design.change.Doubts;
import dev.tenon.design.change.Link;
import java.util.List;

/** What leans on something is read again after that has changed. */
final class Suspect implements Rule {
  private final LastDoubts doubtsOf;

  Suspect(LastDoubts doubtsOf) {
    this.doubtsOf = doubtsOf;
  }

  @Override
  public String id() {
    return "suspect";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Doubts doubts = doubtsOf.of(design, surroundings.lock());
    doubts
        .suspects()
        .forEach((_, leanings) -> leanings.forEach(leaning -> report(leaning, report)));
  }

  private static void report(Doubts.Leaning leaning, Report report) {
    Link link = leaning.link();
    String from = link.from();
    String to = link.to();
    String key = key(link.key(), report.tongue());
    report.add(
        link.at(),
        List.of(from, to),
        switch (leaning.reason()) {
          case CHANGED ->
              report.say(
                  from
                      + " "
                      + key
                      + " "
                      + to
                      + ", which has changed since "
                      + from
                      + " was accepted.",
                  from + " " + key + " " + to + "，而 " + to + " 在 " + from + " 被接受之后改动过。");
          case ADDED ->
              report.say(
                  from
                      + " "
                      + key
                      + " "
                      + to
                      + ", which was not there when "
                      + from
                      + " was accepted.",
                  from + " " + key + " " + to + "，而 " + from + " 被接受时还没有 " + to + "。");
          case REMOVED ->
              report.say(
                  to + ", which " + from + " " + key + ", is gone since " + from + " was accepted.",
                  from + " 被接受之后，它所" + key + "的 " + to + " 已不在。");
        },
        report.say(
            "Read " + from + " again: mend it, or, if it is still true: tenon accept " + from,
            "重读 " + from + "：修改它，或者在它仍成立时：tenon accept " + from),
        link.name());
  }

  private static String key(Key key, Tongue tongue) {
    return tongue.pick(key.names().getFirst(), key.names().get(1));
  }
}
