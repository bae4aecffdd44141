package dev.tenon.design.rules;

import dev.tenon.design.Chapter;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of a method that has a body in code, something says how it works. */
final class UndetailedMethod implements Rule {
  private static final Set<String> ROLES = Set.of("body", "sketch", "");

  @Override
  public String id() {
    return "undetailed-method";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Type type : design.types()) {
      Set<String> fromPatterns = new HashSet<>();
      for (Tagged tagged : Tagged.of(design, type)) {
        tagged
            .tags()
            .forEach(t -> Expansion.method(design, tagged, t).ifPresent(fromPatterns::add));
      }
      for (Method method : type.methods()) {
        if (method.hasBody()
            && !isDetailed(design, method)
            && !fromPatterns.contains(method.declaration().name())
            && !Sections.isUnreadable(design, method)) {
          report.add(
              method.section().at(),
              List.of(method.symbol()),
              report.say(
                  "Nothing says how `" + method.symbol() + "` works.",
                  "没有说明 `" + method.symbol() + "` 如何实现。"),
              report.say(
                  "Add a section to chapter 5, a body, a sketch, a contract or `uses`.",
                  "请在第 5 章添加一节，或给出方法体、草图、契约或「使用」。"),
              method.symbol());
        }
      }
    }
  }

  private static boolean isDetailed(Design design, Method method) {
    return !method.details().isEmpty()
        || method.section().chapter() == Chapter.DETAILS
        || !method.tags().isEmpty()
        || !method.uses().isEmpty()
        || hasCode(method.section(), design.language());
  }

  private static boolean hasCode(SymbolSection section, String language) {
    for (CodeBlock block : section.code()) {
      if (block.language().equals(language) && ROLES.contains(block.role())) {
        return true;
      }
    }
    return false;
  }
}
