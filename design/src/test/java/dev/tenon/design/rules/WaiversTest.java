package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Fingerprint;
import dev.tenon.design.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaiversTest {
  private static final String WAIVED =
      """
      ### R-1 Title

      The limiter shall be fast.

      <!-- tenon:waive vague-wording: contract -->
      """;

  private static CheckResult check(String text, Surroundings surroundings) {
    return Checker.check(Checks.design(text), surroundings, Set.of(RuleGroup.WORDING));
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  @Test
  void holdsUntilTheItemIsAccepted() {
    CheckResult result = check(WAIVED, Surroundings.none());
    assertThat(result.findings()).isEmpty();
    assertThat(rules(result.waived())).containsExactly("vague-wording");
  }

  @Test
  void holdsForTheAcceptedText() {
    Design design = Checks.design(WAIVED);
    String hash = Fingerprint.of(design.items().getFirst());
    CheckResult result = check(WAIVED, Checks.locked(Map.of("item R-1", hash)));
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void endsWhenTheAcceptedTextChanges() {
    String hash = "sha256:" + "0".repeat(64);
    CheckResult result = check(WAIVED, Checks.locked(Map.of("item R-1", hash)));
    assertThat(rules(result.findings())).containsExactly("vague-wording", "stale-waiver");
    assertThat(result.findings().getLast().message()).contains("another text");
    assertThat(result.waived()).isEmpty();
  }

  @Test
  void isNoPartOfTheText() {
    Design with = Checks.design(WAIVED);
    Design without = Checks.design(WAIVED.replaceAll("(?s)<!--.*-->", ""));
    assertThat(Fingerprint.of(with.items().getFirst()))
        .isEqualTo(Fingerprint.of(without.items().getFirst()));
  }

  @Test
  void isNotJudgedByRulesThatDidNotLook() {
    String text =
        "### R-1 Title\n\nThe limiter shall stop.\n\n<!-- tenon:waive code-drift: by hand -->\n";
    assertThat(check(text, Surroundings.none()).findings()).isEmpty();
  }

  @Test
  void canItselfBeWaived() {
    String text =
        "### R-1 Title\n\nThe limiter shall stop.\n\n"
            + "<!-- tenon:waive vague-wording: soon -->\n"
            + "<!-- tenon:waive stale-waiver: the text is moving -->\n";
    CheckResult result = check(text, Surroundings.none());
    assertThat(result.findings()).isEmpty();
    assertThat(rules(result.waived())).containsExactly("stale-waiver");
  }

  @Test
  void ofStaleWaiverAloneIsStale() {
    String text =
        "### R-1 Title\n\nThe limiter shall stop.\n\n<!-- tenon:waive stale-waiver: why -->\n";
    assertThat(rules(check(text, Surroundings.none()).findings())).containsExactly("stale-waiver");
  }

  @Test
  void takesInFindingsOfOtherModules() {
    Design design =
        Checks.design(
            "### R-1 Title\n\n"
                + "The limiter shall stop.\n\n"
                + "<!-- tenon:waive code-drift: by hand -->\n");
    Finding drift =
        new Finding(
            "code-drift",
            dev.tenon.design.Severity.ERROR,
            List.of("R-1"),
            design.items().getFirst().at(),
            "m",
            "",
            "c");
    CheckResult result =
        Checker.settle(design, Surroundings.none(), List.of(drift), Set.of("code-drift"));
    assertThat(result.findings()).isEmpty();
    assertThat(result.waived()).containsExactly(drift);
  }

  @Test
  void constraintsAreNotWaivable() {
    assertThat(RuleGroup.allRules().stream().filter(rule -> !Waivers.isWaivable(rule)))
        .containsExactlyInAnyOrder(
            "bad-expression",
            "unit-mismatch",
            "out-of-range",
            "contradiction",
            "contract-unknown-name",
            "contract-missing",
            "contract-weakened",
            "done-without-evidence",
            "done-before-dependency",
            "test-changed");
  }
}
