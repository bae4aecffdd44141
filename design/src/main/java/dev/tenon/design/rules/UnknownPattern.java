package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Pattern;
import dev.tenon.design.PatternLibrary;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tag names a pattern of the library; a pattern's braces name its parameters. */
final class UnknownPattern implements Rule {

  @Override
  public String id() {
    return "unknown-pattern";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    List<String> known = design.patterns().all().stream().map(Pattern::name).toList();
    for (Tagged tagged : Tagged.of(design)) {
      Set<String> said = new HashSet<>();
      for (Tag tag : tagged.tags()) {
        if (design.patterns().find(tag.name()).isEmpty() && said.add(tag.name())) {
          unknown(tagged, tag, known, report);
        }
      }
    }
    for (PatternLibrary.BadPattern bad : design.patterns().problems()) {
      report.add(
          bad.at(),
          List.of(bad.pattern()),
          report.say(
              "`{" + bad.word() + "}` is no parameter of " + bad.pattern() + ".",
              "`{" + bad.word() + "}` 不是 " + bad.pattern() + " 的参数。"),
          report.say(
              "Name a parameter of the heading, or write `{{` for a brace.",
              "请使用标题中的参数名；花括号本身写作 `{{`。"),
          bad.word());
    }
  }

  private static void unknown(Tagged tagged, Tag tag, List<String> known, Report report) {
    String near = NearestName.of(tag.name(), known);
    Position at = tag.at();
    report.add(
        new Position(at.file(), at.line(), at.column(), Math.min(at.length(), tag.name().length())),
        List.of(tagged.symbol()),
        report.say("There is no pattern " + tag.name() + ".", "没有名为 " + tag.name() + " 的模式。"),
        near.isEmpty()
            ? report.say(
                "Define it in a pattern file of the project, or use one that there is.",
                "请在项目的模式文件中定义，或使用已有模式。")
            : report.say("Did you mean " + near + "?", "是否指 " + near + "？"),
        tag.name());
  }
}
