package dev.tenon.design.rules;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Chapters 1 to 6 and the revisions stand somewhere. */
final class MissingChapter implements Rule {
  @Override
  public String id() {
    return "missing-chapter";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Set<Chapter> missing = EnumSet.allOf(Chapter.class);
    missing.remove(Chapter.PROBLEMS);
    design.chapters().forEach(heading -> missing.remove(heading.chapter()));
    Position at =
        Position.startOf(
            design.documents().isEmpty() ? "tenon.toml" : design.documents().getFirst().path());
    for (Chapter chapter : missing) {
      String number = chapter.number() == 0 ? "" : chapter.number() + " ";
      String name = chapter.title(report.tongue());
      report.add(
          at,
          List.of(),
          report.say("The chapter \"" + name + "\" is missing.", "缺少“" + name + "”一章。"),
          report.say(
              "Add a heading \"## " + number + name + "\" to one of the documents.",
              "在任一文档中加上标题“## " + number + name + "”。"),
          chapter.name());
    }
  }
}
