package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Pattern;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tag;
import java.util.List;

/** A tag gives its pattern as many arguments as it takes. */
final class PatternArity implements Rule {

  @Override
  public String id() {
    return "pattern-arity";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Tagged tagged : Tagged.of(design)) {
      for (Tag tag : tagged.tags()) {
        design
            .patterns()
            .find(tag.name())
            .ifPresent(pattern -> check(tagged, tag, pattern, report));
      }
    }
  }

  private static void check(Tagged tagged, Tag tag, Pattern pattern, Report report) {
    boolean empty = tag.arguments().stream().anyMatch(String::isBlank);
    if (tag.closed() && !empty && pattern.takes(tag.arguments().size())) {
      return;
    }
    String message =
        !tag.closed()
            ? report.say(
                "The bracket of " + tag.name() + " is not closed.", tag.name() + " 的括号没有闭合。")
            : empty
                ? report.say("An argument of " + tag.text() + " is empty.", tag.text() + " 中有空参数。")
                : report.say(
                    tag.text()
                        + " gives "
                        + tag.arguments().size()
                        + ": "
                        + pattern.heading()
                        + " is asked.",
                    tag.text()
                        + " 给出 "
                        + tag.arguments().size()
                        + " 个参数，应为 "
                        + pattern.heading()
                        + "。");
    report.add(
        tag.at(),
        List.of(tagged.symbol()),
        message,
        report.say("Write " + pattern.heading() + ".", "请写作 " + pattern.heading() + "。"),
        tag.text());
  }
}
