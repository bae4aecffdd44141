package dev.tenon.design.rules;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SymbolSection;
import java.util.List;
import java.util.Set;

/**
 * Code that is taken as it stands must parse. The parsing is done by whoever knows the language.
 */
final class BadBody implements Rule {
  private static final Set<String> OF_SYMBOLS = Set.of("body", "members", "imports");
  private static final Set<String> OF_TESTS = Set.of("test", "members");

  @Override
  public String id() {
    return "bad-body";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (SymbolSection section : Sections.all(design)) {
      check(design, section.name(), section.code(), OF_SYMBOLS, surroundings, report);
    }
    for (Item test : design.live(ItemKind.TEST)) {
      check(design, test.name(), test.code(), OF_TESTS, surroundings, report);
    }
  }

  private static void check(
      Design design,
      String item,
      List<CodeBlock> code,
      Set<String> roles,
      Surroundings surroundings,
      Report report) {
    for (CodeBlock block : code) {
      if (block.language().equals(design.language()) && roles.contains(block.role())) {
        surroundings
            .syntax(block)
            .ifPresent(
                fault ->
                    report.add(
                        block.at(fault.line(), fault.column(), fault.length()),
                        List.of(item),
                        report.say(
                            "The " + block.role() + " block doesn't parse: " + fault.message(),
                            block.role() + " 代码块无法解析：" + fault.message()),
                        report.say(
                            "The block is taken as it stands: mend it here.", "该代码块原样写入代码：请在此处修正。"),
                        fault.message()));
      }
    }
  }
}
