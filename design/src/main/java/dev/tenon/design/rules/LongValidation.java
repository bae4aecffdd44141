package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.MemberNames;
import dev.tenon.design.Pattern;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A long expansion becomes a method of its own, which chapter 4 declares. */
final class LongValidation implements Rule {

  @Override
  public String id() {
    return "long-validation";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Tagged tagged : Tagged.of(design)) {
      Set<String> said = new HashSet<>();
      for (Tag tag : tagged.tags()) {
        Expansion.method(design, tagged, tag)
            .filter(name -> !declares(design, tagged, name))
            .filter(said::add)
            .ifPresent(name -> report(design, tagged, tag, name, report));
      }
    }
  }

  private static boolean declares(Design design, Tagged tagged, String name) {
    return tagged.type().methods().stream().anyMatch(m -> m.declaration().name().equals(name))
        || MemberNames.of(tagged.type(), design.language()).contains(name);
  }

  private static void report(Design design, Tagged tagged, Tag tag, String name, Report report) {
    String parameters =
        design.patterns().find(tag.name()).stream()
            .flatMap(p -> p.parameters().stream())
            .map(Pattern.Parameter::name)
            .collect(Collectors.joining(", "));
    Position at = tag.at();
    report.add(
        at,
        List.of(tagged.symbol()),
        report.say(
            tag.name() + " has more than ten lines: it becomes the method `" + name + "`.",
            tag.name() + " 展开后超过十行，将成为方法 `" + name + "`。"),
        report.say(
            "Declare `"
                + name
                + "` of ("
                + parameters
                + ") in chapter 4 under `"
                + tagged.type().name()
                + "`.",
            "请在第 4 章 `" + tagged.type().name() + "` 下声明 `" + name + "`，参数为 (" + parameters + ")。"),
        tag.name());
  }
}
