package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cases can't say: columns, hints, order, information, one finding for each cause. */
class FindingsTest {
  private static final String R = "### R-1 Quota\n\nThe limiter shall answer 429.\n\n";

  private static List<Finding> find(String rule, Map<String, String> files) {
    Design design = ConformanceProject.design(files);
    return Checker.check(design, Surroundings.none(), Set.of(RuleGroup.values()))
        .findings()
        .stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  private static List<Finding> find(String rule, String text) {
    return find(rule, Map.of(Checks.FILE, text));
  }

  @Test
  void pointsAtTheNarrowestWrongText() {
    assertThat(find("vague-wording", "### R-1 T\n\nThe 限流器 shall be *fast*.\n"))
        .extracting(Finding::at)
        .containsExactly(new Position(Checks.FILE, 3, 19, 4));
    assertThat(find("dangling-reference", R + "- refines: R-1, R-22 (later)\n"))
        .extracting(Finding::at)
        .containsExactly(new Position(Checks.FILE, 5, 17, 4));
    assertThat(find("unknown-attribute", R + "- **refine**: R-1\n"))
        .extracting(f -> f.at().line())
        .containsExactly(5);
  }

  @Test
  void sameCauseInOneItemIsOneFinding() {
    String twice = "### R-1 T\n\nThe limiter shall be fast. It shall be fast.\n";
    assertThat(find("vague-wording", twice)).hasSize(1);
    assertThat(find("vague-wording", twice + "\n### R-2 T\n\nIt shall be fast.\n")).hasSize(2);
  }

  @Test
  void hintNamesTheLastSuccessor() {
    String text =
        R
            + "### D-1 A\n\nA.\n\n### D-2 B\n\n- replaces: D-1\n\n### D-3 C\n\n- replaces: D-2\n\n"
            + "### D-4 E\n\n- depends on: D-1\n";
    assertThat(find("leans-on-replaced", text))
        .singleElement()
        .satisfies(f -> assertThat(f.items()).containsExactly("D-4", "D-1"))
        .satisfies(f -> assertThat(f.hint()).contains("D-3"));
  }

  @Test
  void hintNamesTheNearestKey() {
    assertThat(find("unknown-attribute", R + "- refine: R-1\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.hint()).contains("\"refines\""));
    assertThat(find("unknown-attribute", R + "- verified by: T-1\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.hint()).contains("\"verifies\" stands on the other end"));
  }

  @Test
  void ringIsToldFromTheSmallestId() {
    String text = "### D-3 C\n\n- refines: D-2\n\n### D-2 B\n\n- refines: D-3\n";
    assertThat(find("decision-cycle", text))
        .singleElement()
        .satisfies(f -> assertThat(f.items()).containsExactly("D-2", "D-3"))
        .satisfies(f -> assertThat(f.at().line()).isEqualTo(7));
  }

  @Test
  void missingChapterStandsAtTheFirstLineOfTheFirstDocument() {
    Map<String, String> files =
        Map.of("design/b.md", "\n\n# 2 Architecture\n", "design/a.md", "\n");
    assertThat(find("missing-chapter", files))
        .hasSize(6)
        .allSatisfy(f -> assertThat(f.at()).isEqualTo(Position.startOf("design/a.md")));
  }

  @Test
  void projectPatternThatWinsIsInformation() {
    String toml = "[project]\ndocuments = [\"design/a.md\"]\npatterns = [\"design/p.md\"]\n";
    String pattern = "## VAL_NOT_NULL(value)\n\nMine.\n\n```java\ncheck({value});\n```\n";
    Map<String, String> files = Map.of("tenon.toml", toml, Checks.FILE, R, "design/p.md", pattern);
    assertThat(find("duplicate-id", files))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.INFORMATION))
        .satisfies(f -> assertThat(f.at()).isEqualTo(new Position("design/p.md", 1, 4, 12)));
  }

  @Test
  void findingsAreInOrderOfPlace() {
    String text = "### R-2 T\n\nIt shall be fast, various.\n\n### R-1 T\n\nIt shall be quick.\n";
    List<Finding> all = Checks.wording(text).findings();
    assertThat(all).isSortedAccordingTo(Finding.ORDER).hasSize(3);
  }

  @Test
  void summaryCountsItemsAndParametersOnce() {
    String text =
        R + R + "### D-1 A\n\n| parameter | value |\n|---|---|\n| a | 1 |\n| b | 2 |\n| a | 3 |\n";
    assertThat(Checks.wording(text).summary().items()).isEqualTo(4);
  }

  @Test
  void anEmptyDesignIsNoError() {
    CheckResult result =
        Checker.check(Checks.design(""), Surroundings.none(), Set.of(RuleGroup.values()));
    assertThat(result.exitCode(false)).isZero();
    assertThat(result.exitCode(true)).isOne();
  }
}
