package dev.tenon.design.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.rules.PlanRules;
import dev.tenon.design.rules.Report;
import dev.tenon.design.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of the group <i>plan</i>, each against all rules of the group. */
class PlanRulesTest {
  static Stream<PlanCase> cases() {
    return PlanCase.read("/conformance/plan-more.md").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachCaseIsMet(PlanCase one) {
    Design design = one.design();
    Set<String> ignored =
        new HashSet<>(List.of(one.options().getOrDefault("ignore", "").split("[, ]+")));
    ignored.add("unplanned-method");
    List<Finding> found = new ArrayList<>(findings(design));
    found.removeIf(f -> f.severity() == Severity.INFORMATION);
    found.removeIf(f -> !f.rule().equals(one.rule()) && ignored.contains(f.rule()));
    for (List<String> row : one.expected()) {
      boolean hit = found.removeIf(f -> meets(design, f, row));
      assertThat(hit).as("%s in %s", row, found).isTrue();
    }
    assertThat(found).isEmpty();
  }

  private static boolean meets(Design design, Finding finding, List<String> row) {
    Position at = finding.at();
    String line = design.document(at.file()).orElseThrow().line(at.line());
    return finding.rule().equals(row.get(0))
        && finding.severity().word().equals(row.get(1))
        && finding.items().containsAll(List.of(row.get(2).split(", ")))
        && (row.get(3).equals("–") || line.contains(row.get(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method-cycle",
        "unplanned-method",
        "planned-unknown-method",
        "step-order",
        "step-size",
        "done-without-evidence",
        "done-before-dependency"
      })
  void theExamplesOfEachRuleAreAsItSays(String rule) {
    List<PlanCase> pages = PlanCase.read("/dev/tenon/design/rules/" + rule + ".md");
    assertThat(pages).hasSize(2);
    Design bad = pages.getFirst().design();
    List<Finding> found = new ArrayList<>(findings(bad));
    found.removeIf(f -> f.severity() == Severity.INFORMATION);
    for (List<String> row : pages.getFirst().expected()) {
      assertThat(found.removeIf(f -> meets(bad, f, row))).as("%s in %s", row, found).isTrue();
    }
    assertThat(found).isEmpty();
    assertThat(findings(pages.getLast().design()))
        .allMatch(f -> f.severity() == Severity.INFORMATION);
  }

  @ParameterizedTest
  @CsvSource({"a, a, 0, ''", "a, b, 1, other evidence", "a, , 1, no evidence", ", a, 1, no entry"})
  void evidenceMustBeTheLockedOne(String locked, String evidence, int count, String cause) {
    Design design =
        PlanCase.read("/dev/tenon/design/rules/done-without-evidence.md").getFirst().design();
    Surroundings surroundings =
        new Surroundings() {
          @Override
          public Lock lock() {
            return locked == null ? Lock.empty() : new Lock(Map.of("step S-1", locked));
          }

          @Override
          public Optional<String> evidence(Id step) {
            return Optional.ofNullable(evidence);
          }

          @Override
          public boolean declaredInSources(String symbol) {
            return false;
          }
        };
    List<Finding> found = findings(design, surroundings);
    assertThat(found).hasSize(count).allMatch(f -> f.cause().equals(cause));
  }

  @Test
  void whatStandsInSourcesMayBePlanned() {
    Design design =
        PlanCase.read("/dev/tenon/design/rules/planned-unknown-method.md").getFirst().design();
    Surroundings surroundings =
        new Surroundings() {
          @Override
          public Lock lock() {
            return Lock.empty();
          }

          @Override
          public Optional<String> evidence(Id step) {
            return Optional.empty();
          }

          @Override
          public boolean declaredInSources(String symbol) {
            return symbol.equals("Sender.purge");
          }
        };
    assertThat(findings(design, surroundings)).isEmpty();
  }

  static List<Finding> findings(Design design) {
    return findings(design, Surroundings.none());
  }

  private static List<Finding> findings(Design design, Surroundings surroundings) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : PlanRules.all()) {
      Report report = new Report(rule, design.tongue());
      rule.check(design, surroundings, report);
      findings.addAll(report.findings());
    }
    return findings;
  }
}
