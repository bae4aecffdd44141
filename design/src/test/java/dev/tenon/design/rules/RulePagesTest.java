package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule has a page, and its examples do what they say. */
class RulePagesTest {
  /** Of the language, and not of this registry. */
  private static final Set<String> NOT_YET = Set.of("lost-obligation");

  @TestFactory
  Stream<DynamicTest> badExampleIsFound() {
    return Rules.all().stream().map(rule -> dynamicTest(rule.id(), () -> bad(page(rule))));
  }

  @TestFactory
  Stream<DynamicTest> goodExampleIsNot() {
    return Rules.all().stream().map(rule -> dynamicTest(rule.id(), () -> good(page(rule))));
  }

  @Test
  void registryKnowsEachRuleOnce() {
    List<String> ids = Rules.all().stream().map(Rule::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSubsetOf(RuleGroup.allRules());
    for (RuleGroup group : RuleGroup.values()) {
      List<Rule> rules = Rules.of(Set.of(group));
      if (!rules.isEmpty()) {
        assertThat(rules.stream().map(Rule::id))
            .containsExactlyElementsOf(
                group.rules().stream().filter(id -> !NOT_YET.contains(id)).toList());
      }
    }
  }

  @Test
  void ruleWithoutPageHasNone() {
    assertThat(RulePages.find("no-such-rule")).isEmpty();
    assertThat(RulePages.find("../rules/vague-wording")).isEmpty();
  }

  private static RulePage page(Rule rule) {
    return RulePages.find(rule.id())
        .orElseThrow(() -> new AssertionError(rule.id() + " has no page"));
  }

  private static List<Finding> findings(Map<String, String> files) {
    Design design = ConformanceProject.design(files);
    return Checker.check(design, new JavaSurroundings(files), Set.of(RuleGroup.values()))
        .findings();
  }

  private static void bad(RulePage page) {
    List<Finding> findings = findings(page.bad().files());
    assertThat(page.bad().expected()).isNotEmpty();
    for (RulePage.Expected expected : page.bad().expected()) {
      assertThat(findings)
          .anyMatch(
              f ->
                  f.rule().equals(expected.rule())
                      && f.severity().word().equals(expected.severity())
                      && f.items().containsAll(expected.items())
                      && lineOf(page.bad().files(), f).contains(expected.line()));
    }
    assertThat(findings).anyMatch(f -> f.rule().equals(page.rule()));
  }

  private static void good(RulePage page) {
    assertThat(findings(page.good().files())).noneMatch(f -> f.rule().equals(page.rule()));
  }

  private static String lineOf(Map<String, String> files, Finding finding) {
    String text = files.getOrDefault(finding.at().file(), "");
    return new Document(finding.at().file(), text).line(finding.at().line());
  }
}
