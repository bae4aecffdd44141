package dev.tenon.design.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Surroundings;
import dev.tenon.design.rules.PlanRules;
import dev.tenon.design.rules.Report;
import dev.tenon.design.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        Set.of(("unplanned-method, " + one.options().getOrDefault("ignore", "")).split("[, ]+"));
    List<String> found = new ArrayList<>();
    for (Finding finding : findings(design)) {
      if (finding.rule().equals(one.rule()) || !ignored.contains(finding.rule())) {
        if (!finding.severity().word().equals("information")) {
          found.add(
              finding.rule()
                  + " "
                  + finding.severity().word()
                  + " "
                  + String.join(", ", finding.items())
                  + " @ "
                  + design.document(finding.at().file()).orElseThrow().line(finding.at().line()));
        }
      }
    }
    for (List<String> row : one.expected()) {
      boolean hit =
          found.removeIf(
              f ->
                  f.startsWith(row.get(0) + " " + row.get(1) + " ")
                      && Stream.of(row.get(2).split(", ")).allMatch(f::contains)
                      && (row.get(3).equals("–") || f.substring(f.indexOf(" @ ")).contains(row.get(3))));
      assertThat(hit).as("%s in %s", row, found).isTrue();
    }
    assertThat(found).isEmpty();
  }

  static List<Finding> findings(Design design) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : PlanRules.all()) {
      Report report = new Report(rule, design.tongue());
      rule.check(design, Surroundings.none(), report);
      findings.addAll(report.findings());
    }
    return findings;
  }
}
